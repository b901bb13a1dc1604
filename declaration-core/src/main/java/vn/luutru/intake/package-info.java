/**
 * The application service of declaring: a caller's declaration in, its outcome out.
 *
 * <p>{@link vn.luutru.intake.DeclarationIntake} takes one declaration, {@link vn.luutru.intake.BatchIntake} many in their
 * order. Both go the same way: what the caller may do, the establishment, the store or a dry run. HTTP, pages, files and
 * topics differ only in how they read declarations and how they return outcomes.
 */
@NullMarked
package vn.luutru.intake;

import org.jspecify.annotations.NullMarked;
