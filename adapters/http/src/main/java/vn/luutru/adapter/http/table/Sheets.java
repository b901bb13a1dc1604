package vn.luutru.adapter.http.table;

import java.util.List;

/** Sheets as a file for spreadsheets. */
@FunctionalInterface
public interface Sheets {

    /** The bytes of an XLSX file (Office Open XML, ISO/IEC 29500). */
    byte[] xlsx(List<Sheet> sheets);
}
