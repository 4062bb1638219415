package bot.mtasts.webhook.inbound;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.mtasts.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a helpdesk's call comes to.
public sealed interface HookReading {
  /// A request for checks.
  ///
  /// @param domains at least one, at most ten
  /// @param replayKey what must not be seen twice: the helpdesk's id of the call, or a hash where
  ///   it has none; null where whoever calls holds a bearer secret and may repeat itself
  /// @param destinations where the results go: as a rule a note on the ticket
  record Understood(
      List<DomainName> domains,
      @Nullable String ticket,
      @Nullable String replayKey,
      List<Destination> destinations)
      implements HookReading {
    public Understood {
      domains = List.copyOf(domains);
      destinations = List.copyOf(destinations);
    }
  }

  /// The signature or the key is missing or wrong, or the signed time is too far off.
  record Unauthorized(String detail) implements HookReading {}

  /// The body cannot be read.
  record Malformed(String detail) implements HookReading {}

  /// The body can be read, and names no domain that could be checked.
  record NoDomain(String detail) implements HookReading {}

  /// A setup call of the helpdesk, such as a challenge, that wants an answer and no check.
  record Handshake(String contentType, String body) implements HookReading {}
}
