package vn.luutru.benchmark.load;

/** Where the guests come from: as many as are asked for, each another, the same number always the same. */
public interface Declarations {

    Declaration declaration(long number);
}
