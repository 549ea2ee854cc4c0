package org.leadlight.app.workbench;

/**
 * A measured figure with its uncertainty.
 *
 * @param value the figure
 * @param count how many cases it rests on
 * @param low lower end of its interval
 * @param high upper end of its interval
 */
public record Figure(double value, long count, double low, double high) {}
