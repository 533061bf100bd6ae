"""The files of a report: PDF, ODS, CSV and JSON, all made from what may be shown of the one snapshot."""

from reports.builder.files.keeping import FileNotMade, file_of, make_all, with_old_files

__all__ = ["FileNotMade", "file_of", "make_all", "with_old_files"]
