"""Documents for people: a page that plays, a manuscript for Word or Markdown."""
