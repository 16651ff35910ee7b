package io.tierengine.sandbox.company;

/** Where customers are. */
enum Region {
    EAST("east", "\u4e0a\u6d77"),
    SOUTH("south", "\u5e7f\u5dde"),
    NORTH("north", "\u5929\u6d25"),
    WEST("west", "\u6210\u90fd"),
    CENTRAL("central", "\u6b66\u6c49");

    static final Region[] ALL = values();

    private final String id;
    private final String chineseName;

    Region(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    /** As written in a profile. */
    String id() {
        return id;
    }

    /** Of a city that company names begin with. */
    String chineseName() {
        return chineseName;
    }
}
