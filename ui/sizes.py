"""How large a file is, in words."""

_KB, _MB, _GB = 2**10, 2**20, 2**30


def size_text(size_bytes: int) -> str:
    """`640 KB`, `12 MB`, `1.4 GB`."""
    if size_bytes >= _GB:
        return f"{size_bytes / _GB:,.1f} GB"
    return f"{size_bytes / _MB:,.0f} MB" if size_bytes >= _MB else f"{max(1, size_bytes // _KB):,} KB"
