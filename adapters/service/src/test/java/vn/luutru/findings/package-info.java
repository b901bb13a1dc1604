/** Every code of the catalogue, provoked by a request over HTTP, with its texts beside the request. */
@org.jspecify.annotations.NullMarked
package vn.luutru.findings;
