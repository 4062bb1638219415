package bot.mtasts.core.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.Immutable;
import java.util.Map;

/// Where real senders differ, as measured in November 2026: dated data, never law. What they do
/// goes into the `senders` of a finding, since no other tool can say it.
public enum SenderDifferences {
  CONTENT_TYPE(
      accept("mox", "mailauth (lax)"),
      refuse(
          "postfix-mta-sts-resolver", "postfix-tlspol", "mailauth (strict)", "maddy", "KumoMTA")),
  BLANK_LINES(
      accept("postfix-mta-sts-resolver", "mailauth"), refuse("mox", "postfix-tlspol", "maddy")),
  COMMENT_LINE(accept("postfix-mta-sts-resolver 1.1", "mailauth"), refuse("mox", "postfix-tlspol")),
  MX_ADDRESS(
      accept("postfix-mta-sts-resolver", "mailauth"),
      refuse("mox", "postfix-tlspol (whole policy)")),
  MX_TRAILING_DOT(
      accept("postfix-tlspol", "mailauth (lax)", "postfix-mta-sts-resolver"),
      refuse("mox", "mailauth (strict)")),
  SECOND_MODE_LINE(
      new Side("firstWins", ImmutableList.of("mox", "postfix-tlspol", "mailauth")),
      new Side("lastWins", ImmutableList.of("postfix-mta-sts-resolver", "Stalwart"))),
  MAX_AGE_ABOVE_LIMIT(
      accept("postfix-tlspol (caps it)", "mox (below 2³¹)"),
      refuse("postfix-mta-sts-resolver", "mailauth")),
  ID_WITH_HYPHENS(
      accept("postfix-mta-sts-resolver 1.1", "mailauth (lax)"),
      refuse("mox", "postfix-tlspol", "mailauth (strict)")),
  DOUBLED_SEMICOLON_AT_END(
      accept("postfix-mta-sts-resolver 1.1", "mailauth (lax)"), refuse("mox", "postfix-tlspol")),
  DUPLICATE_ID(accept("postfix-tlspol", "mailauth", "postfix-mta-sts-resolver"), refuse("mox")),
  /// Seconds that a sender waits for the policy; postfix-tlspol tries three times.
  FETCH_TIME(
      ImmutableMap.of(
          "limitSeconds",
          ImmutableMap.of(
              "mox", 60,
              "KumoMTA", 20,
              "mailauth", 15,
              "postfix-mta-sts-resolver", 4,
              "postfix-tlspol", 2)));

  // Lists of strings and a map of numbers: as immutable as they look.
  @SuppressWarnings("Immutable")
  private final ImmutableMap<String, Object> senders;

  SenderDifferences(Side one, Side other) {
    this(ImmutableMap.of(one.key(), one.names(), other.key(), other.names()));
  }

  SenderDifferences(ImmutableMap<String, Object> senders) {
    this.senders = senders;
  }

  /// As it goes into a finding: `{accept: […], refuse: […]}`, `{firstWins: […], lastWins: […]}` or
  /// `{limitSeconds: {…}}`.
  public Map<String, Object> senders() {
    return senders;
  }

  @Immutable
  private record Side(String key, ImmutableList<String> names) {}

  private static Side accept(String... names) {
    return new Side("accept", ImmutableList.copyOf(names));
  }

  private static Side refuse(String... names) {
    return new Side("refuse", ImmutableList.copyOf(names));
  }
}
