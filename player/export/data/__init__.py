"""Transcripts for programs: recognisers' JSON, tables, annotations."""
