package bot.mtasts.webhook.api;

import bot.mtasts.core.store.Page;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Reads `cursor` and `limit`.
final class Paging {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private Paging() {}

  /// A list that can be had page by page.
  interface Listing<T> {
    /// @throws IllegalArgumentException if the cursor is none of ours
    Page<T> page(@Nullable String cursor, int limit);
  }

  static <T> Page<T> page(Context ctx, Listing<T> listing) {
    String limit = ctx.queryParam("limit");
    if (limit != null && !limit.matches("[1-9][0-9]?|100")) {
      throw malformed("limit", "`limit` is a number from 1 to " + MOST + ".");
    }
    int most = limit == null ? USUAL : Integer.parseInt(limit);
    try {
      return listing.page(ctx.queryParam("cursor"), most);
    } catch (IllegalArgumentException _) {
      throw malformed("cursor", "That is no cursor of ours: take the `next` of an earlier answer.");
    }
  }

  /// A parameter of the query that cannot be read.
  static ProblemException malformed(String parameter, String detail) {
    return new Problem(
            ProblemKind.MALFORMED_REQUEST,
            detail,
            ImmutableList.of(new Problem.FieldError(parameter, null, detail)),
            ImmutableMap.of())
        .exception();
  }
}
