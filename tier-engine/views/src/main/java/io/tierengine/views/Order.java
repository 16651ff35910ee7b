package io.tierengine.views;

/** Which end of a sort comes first. */
public enum Order {
    /** The lowest, or earliest, first. */
    ASC,
    /** The highest, or latest, first. */
    DESC
}
