package io.tipstaff.portal.shell;

/// The parts of the portal as a user sees them, in the order of the navigation.
///
/// A part is linked as soon as a module hands in a [NavigationEntry] for it; till then the
/// navigation shows it as coming. The label is the message `shell.capability.<code>`, the icon the
/// symbol of that name in `icons.svg`.
public enum Capability {
    HOME(Group.INTELLIGENCE, "home"),
    MAP(Group.INTELLIGENCE, "map"),
    LOOKUP(Group.INTELLIGENCE, "lookup"),
    SEARCH(Group.INTELLIGENCE, "search"),
    GRAPH(Group.INTELLIGENCE, "graph"),
    REPORTS(Group.INTELLIGENCE, "reports"),
    EVIDENCE(Group.INTELLIGENCE, "evidence"),
    PASSIVE_DNS(Group.INTELLIGENCE, "passive-dns"),
    WHOIS(Group.INTELLIGENCE, "whois"),
    SANDBOX(Group.INTELLIGENCE, "sandbox"),
    DETECTIONS(Group.OPERATIONS, "detections"),
    EVENTS(Group.OPERATIONS, "events"),
    FEEDS(Group.OPERATIONS, "feeds"),
    DOWNLOADS(Group.OPERATIONS, "downloads"),
    SOURCES(Group.OPERATIONS, "sources"),
    VALIDATION(Group.OPERATIONS, "validation"),
    WHITELIST(Group.OPERATIONS, "whitelist"),
    TRAINING(Group.AWARENESS, "training"),
    COURSES(Group.AWARENESS, "courses"),
    REQUESTS(Group.ADMINISTRATION, "requests"),
    AGENCIES(Group.ADMINISTRATION, "agencies"),
    PEOPLE(Group.ADMINISTRATION, "people"),
    AUDIT(Group.ADMINISTRATION, "audit"),
    REFERENCE(Group.ADMINISTRATION, "reference");

    /// What belongs together in the navigation.
    public enum Group {
        INTELLIGENCE("intelligence"),
        OPERATIONS("operations"),
        AWARENESS("awareness"),
        ADMINISTRATION("administration");

        private final String code;

        Group(String code) {
            this.code = code;
        }

        /// Returns the name in messages.
        public String code() {
            return code;
        }
    }

    private final Group group;
    private final String code;

    Capability(Group group, String code) {
        this.group = group;
        this.code = code;
    }

    /// Returns the group under which it is shown.
    public Group group() {
        return group;
    }

    /// Returns the name in messages and among the icons.
    public String code() {
        return code;
    }
}
