package vn.luutru.adapter.identity;

/** Why somebody is not signed in. The pages have words for each reason; nothing that the provider said is repeated. */
public final class SignInException extends RuntimeException {

    /** The reasons, by the words in the address of the page that explains them. */
    public enum Reason {
        /** They, or the provider, broke it off. */
        CANCELLED("dung"),
        /** The browser shows no sign-in that waits, or another one, or it took too long. */
        EXPIRED("het-han"),
        /** The account has no role here, or no territory. */
        NO_ROLE("khong-quyen"),
        /** They have not shown who they are as strongly, or as lately, as is demanded. */
        TOO_WEAK("xac-thuc"),
        /** The provider does not answer. */
        SILENT("khong-tra-loi"),
        /** What the provider answered is not valid. */
        INVALID("khong-hop-le");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final transient Reason reason;

    SignInException(Reason reason, String what) {
        super(what, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
