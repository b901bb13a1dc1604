package vn.luutru.adapter.web.office;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * A number that a page opens with.
 *
 * @param unit   null where the name says it
 * @param beside what it is compared with, and how exact it is
 */
public record KeyFigure(String name, String value, @Nullable String unit, Content beside) {}
