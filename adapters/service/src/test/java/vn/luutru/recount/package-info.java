/**
 * A second computation of all figures, written from docs/glossary.md and the API description and not from the
 * projections: plain and slow, over what was sent. It is compared with what the service answers.
 */
@org.jspecify.annotations.NullMarked
package vn.luutru.recount;
