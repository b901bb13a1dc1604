package vn.luutru.adapter.http;

/** Tables as files for spreadsheets. */
@FunctionalInterface
public interface Sheets {

    /** The bytes of an XLSX file (Office Open XML, ISO/IEC 29500) with one sheet of this name. */
    byte[] xlsx(String name, TourismTable table);
}
