/** The reports that the law asks of lodgings and of the tourism department, as workbooks. */
@NullMarked
package vn.luutru.adapter.http.form;

import org.jspecify.annotations.NullMarked;
