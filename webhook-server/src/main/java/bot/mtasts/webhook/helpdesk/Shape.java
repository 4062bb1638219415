package bot.mtasts.webhook.helpdesk;

import java.util.List;
import java.util.stream.Stream;

/// Where a helpdesk's call holds what we ask for: JSON pointers (RFC 6901), tried in order. The
/// fields of a body that was written for us come first, then those of the helpdesk's own.
///
/// @param domain fields that are there to name a domain
/// @param ticket the ticket's id
/// @param requester the mail address of whoever asked
/// @param text words in which a domain may stand
public record Shape(
    List<String> domain, List<String> ticket, List<String> requester, List<String> text) {
  /// The fields of a body that was written for us.
  static final Shape OURS =
      new Shape(
          List.of("/domain", "/email", "/url"),
          List.of("/ticket", "/ticket/id", "/ticket_id", "/ticketId"),
          List.of("/requester", "/requester/email", "/requester_email"),
          List.of("/subject", "/title", "/text", "/description", "/message"));

  public Shape {
    domain = List.copyOf(domain);
    ticket = List.copyOf(ticket);
    requester = List.copyOf(requester);
    text = List.copyOf(text);
  }

  /// Our own fields first, then these of the helpdesk, blanks between pointers.
  static Shape oursAnd(String domain, String ticket, String requester, String text) {
    return new Shape(
        joined(OURS.domain, domain),
        joined(OURS.ticket, ticket),
        joined(OURS.requester, requester),
        joined(OURS.text, text));
  }

  private static List<String> joined(List<String> ours, String theirs) {
    return Stream.concat(
            ours.stream(), Stream.of(theirs.split(" ")).filter(pointer -> !pointer.isEmpty()))
        .toList();
  }
}
