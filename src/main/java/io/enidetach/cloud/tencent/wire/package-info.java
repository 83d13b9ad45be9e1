/**
 * What both generations of the API share: one HTTP exchange that nothing repeats ({@code Wire}), the limit of calls a
 * second ({@code CallBudget}), the table of error codes
 * ({@link io.enidetach.cloud.tencent.wire.ErrorTable}) and the reading of both envelopes. Start at
 * {@link io.enidetach.cloud.tencent.wire.Caller}. Imports {@code cloud}, {@code request}, OkHttp and Jackson; it never
 * logs a parameter, a header or a body.
 */
package io.enidetach.cloud.tencent.wire;
