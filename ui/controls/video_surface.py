"""The video surface: a native window for libVLC to draw in, or the painter of the frames that it hands over."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.media.engine import VideoFrame
from ui.theme import VIDEO_SIGN, VIDEO_SIGN_DISC

_BYTES_PER_PIXEL = 4
_INVITATION_RADIUS_PX = 32
_USUAL_SIZE_PX = (640, 360)
# Elsewhere (Wayland, offscreen) a window cannot be drawn into by its id; libVLC could even end the process.
_EMBEDDING_PLATFORMS = ("xcb", "windows", "cocoa")
_SMALLEST_SIZE_PX = (160, 90)


class VideoSurface(QWidget):
    """Pictures on black ground, whole and in their own proportions at any size and screen scale."""

    play_toggled = Signal()
    full_screen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: VideoFrame | None = None
        self._pressed = False
        self.setObjectName("videoSurface")
        self.setAccessibleName("Video")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._click_timer = QTimer(self, singleShot=True)
        self._click_timer.timeout.connect(self.play_toggled)

    def window_id(self) -> int | None:
        """The id of a native window for an engine to draw in, or None where it must hand over frames instead.

        The first call makes the surface native.
        """
        if QGuiApplication.platformName() not in _EMBEDDING_PLATFORMS:
            return None
        # Native ancestors would flicker, and would cover what Qt paints beside the video.
        self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        return int(self.winId())

    def show_frame(self, frame: VideoFrame) -> None:
        """Paint this picture from now on; one that is shown already costs nothing."""
        if self._frame is None or frame.serial != self._frame.serial:
            self._frame = frame
            self.update()

    def clear(self) -> None:
        """Back to black."""
        self._frame = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            if self._frame is None:
                _paint_invitation(painter, QRectF(self.rect()).center())
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                image = _image(self._frame)
                painter.drawImage(_fitted(image.size(), self.size()), image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() == Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and self.rect().contains(event.position().toPoint()):
            # Only once it cannot become a double click is it a click: full screen must not stop the playing.
            self._click_timer.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._click_timer.stop()
            self.full_screen_requested.emit()

    def sizeHint(self) -> QSize:
        return QSize(*_USUAL_SIZE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(*_SMALLEST_SIZE_PX)


def _paint_invitation(painter: QPainter, center: QPointF) -> None:
    """A play sign on the black ground: no engine has a picture before the first play."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(VIDEO_SIGN_DISC))
    painter.drawEllipse(center, _INVITATION_RADIUS_PX, _INVITATION_RADIUS_PX)
    painter.setBrush(QColor(VIDEO_SIGN))
    corners = (QPointF(-9, -14), QPointF(-9, 14), QPointF(15, 0))
    painter.drawPolygon([center + corner for corner in corners])


def _image(frame: VideoFrame) -> QImage:
    """The frame's own bytes as an image, not copied: it lives no longer than the frame."""
    stride = frame.width * _BYTES_PER_PIXEL
    return QImage(frame.data, frame.width, frame.height, stride, QImage.Format.Format_RGB32)


def _fitted(picture: QSize, ground: QSize) -> QRectF:
    """The largest place of the picture's proportions in the middle of the ground."""
    size = QSizeF(picture).scaled(QSizeF(ground), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((ground.width() - size.width()) / 2, (ground.height() - size.height()) / 2)
    return QRectF(corner, size)
