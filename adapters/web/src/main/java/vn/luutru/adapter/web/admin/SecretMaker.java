package vn.luutru.adapter.web.admin;

/** Makes the secrets of operators' keys, which are shown once and kept as their hash. */
public interface SecretMaker {

    /** A new secret. */
    String fresh();

    /** What is kept of it. */
    byte[] hash(String secret);
}
