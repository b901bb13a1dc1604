package vn.luutru.adapter.web.home;

/**
 * A way in on the start page. Whoever brings pages for a kind of user brings their door.
 *
 * @param kind whose door it is
 * @param href where it leads, in this service; in the demo straight to its invented user
 */
public record Door(Kind kind, String href) {

    /** The users, in the order of their doors. */
    public enum Kind {
        RECEPTION("reception", "bed"),
        GUEST("guest", "user"),
        RECEIPT("receipt", "receipt"),
        POLICE("police", "shield"),
        TOURISM("tourism", "chart"),
        ZONES("zones", "factory"),
        HEALTH("health", "hospital"),
        ADMINISTRATION("administration", "gear"),
        DEVELOPERS("developers", "code");

        private final String word;
        private final String icon;

        Kind(String word, String icon) {
            this.word = word;
            this.icon = icon;
        }

        /** The part of its texts' keys that is its own. */
        public String word() {
            return word;
        }

        /** Its symbol. */
        public String icon() {
            return icon;
        }
    }
}
