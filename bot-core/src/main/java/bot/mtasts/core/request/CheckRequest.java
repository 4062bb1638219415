package bot.mtasts.core.request;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.mtasts.DomainName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A check that somebody was promised: once it is kept, it is carried out, whatever happens to this
/// process.
///
/// @param id `chk_` and a ULID; the report will carry the same
/// @param integration who asked, by name; `slack:TEAM` for those of a chat workspace,
///   `slack:TEAM/USER` for one of them who asked privately; null for the operator and for anonymous
///   visitors
/// @param ticket of the helpdesk, as it was given, at most 200 characters; null without one
/// @param destinations where the result goes; empty when it is only to be fetched
/// @param fresh whether a look of a moment ago will not do
public record CheckRequest(
    String id,
    DomainName domain,
    @Nullable String integration,
    @Nullable String ticket,
    List<Destination> destinations,
    boolean fresh,
    Instant receivedAt) {
  /// The longest ticket id that is taken.
  public static final int LONGEST_TICKET = 200;

  public CheckRequest {
    destinations = List.copyOf(destinations);
  }
}
