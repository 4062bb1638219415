package bot.mtasts.webhook.inbound;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.mtasts.DomainFinder;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.mtasts.DomainNameReading.Understood;
import bot.mtasts.webhook.helpdesk.Presets;
import bot.mtasts.webhook.helpdesk.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// Finds the domain that a call is about: in a field that is there for it, else in the requester's
/// address, else in the words of the ticket.
final class HookDomains {
  private static final int MOST = 10;

  // Tags of HTML, but not <jane@example.com>.
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>@]*>");

  private final Shape shape;
  private final DomainFinder finder;

  HookDomains(Shape shape, Integration integration) {
    this.shape = shape;
    this.finder = new DomainFinder(own(integration));
  }

  /// What was found.
  sealed interface Found {
    /// At least one, at most ten.
    record Domains(List<DomainName> domains) implements Found {}

    /// None.
    ///
    /// @param detail what was looked at, for whoever set the call up
    record None(String detail) implements Found {}
  }

  Found in(JsonNode body) {
    for (String pointer : shape.domain()) {
      Optional<String> field = text(body.at(pointer));
      if (field.isPresent()) {
        // Who names a domain means it: what cannot be read is told, not guessed around.
        return named(pointer, field.get());
      }
    }
    List<String> requester = texts(body, shape.requester());
    List<DomainName> requesters = finder.find(requester.toArray(String[]::new));
    // The finder drops the big mail providers when something else stands beside them: a private
    // mailbox says nothing of whose mail bounces, as long as the ticket says more.
    List<DomainName> all =
        finder.find(
            Stream.concat(requester.stream(), texts(body, shape.text()).stream())
                .toArray(String[]::new));
    List<DomainName> kept = requesters.stream().filter(all::contains).toList();
    List<DomainName> domains = kept.isEmpty() ? all : kept;
    return domains.isEmpty()
        ? new Found.None(nothing(body))
        : new Found.Domains(domains.stream().limit(MOST).toList());
  }

  private static Found named(String pointer, String text) {
    return switch (DomainNameParser.parse(text)) {
      case Understood(var domain) -> new Found.Domains(List.of(domain));
      case DomainNameReading.Refused(_, var sentence) ->
          new Found.None("`%s`: %s".formatted(name(pointer), sentence));
    };
  }

  private String nothing(JsonNode body) {
    List<String> looked =
        Stream.of(shape.domain(), shape.requester(), shape.text())
            .flatMap(List::stream)
            .filter(pointer -> text(body.at(pointer)).isPresent())
            .map(HookDomains::name)
            .toList();
    return looked.isEmpty()
        ? "The call has none of the fields that are looked at: "
            + String.join(", ", shape.domain().stream().map(HookDomains::name).toList())
            + " for the domain, "
            + name(shape.requester().getFirst())
            + " for the requester's address, "
            + name(shape.text().getFirst())
            + " for words."
        : "No domain was found in "
            + String.join(", ", looked)
            + ". Send one in the field `domain`, or the requester's address in `requester`.";
  }

  private static List<String> texts(JsonNode body, List<String> pointers) {
    return pointers.stream()
        .flatMap(pointer -> text(body.at(pointer)).stream())
        .map(text -> TAG.matcher(text).replaceAll(" "))
        .toList();
  }

  /// A field that holds words; empty for one that is missing, blank, or an object.
  static Optional<String> text(JsonNode field) {
    return field.isTextual() && !field.asText().isBlank()
        ? Optional.of(field.asText())
        : Optional.empty();
  }

  private static String name(String pointer) {
    return "`" + pointer.substring(1).replace('/', '.') + "`";
  }

  /// The administrator's own domains, and the one the helpdesk lives under.
  private static List<DomainName> own(Integration integration) {
    List<String> names = new ArrayList<>();
    names.addAll(
        List.of(
            Objects.requireNonNullElse(integration.settings().get(Presets.OWN_DOMAINS), "")
                .split(",")));
    HttpUrl url =
        HttpUrl.parse(Objects.requireNonNullElse(integration.settings().get(Presets.URL), ""));
    if (url != null) {
      names.add(registered(url.host()));
    }
    return names.stream()
        .flatMap(name ->
            DomainNameParser.parse(name) instanceof Understood(var domain)
                ? Stream.of(domain)
                : Stream.empty())
        .toList();
  }

  // help.example.com belongs to example.com, and acme.zendesk.com to zendesk.com.
  private static String registered(String host) {
    if (!InternetDomainName.isValid(host)) {
      return host;
    }
    InternetDomainName name = InternetDomainName.from(host);
    return name.isUnderRegistrySuffix() ? name.topDomainUnderRegistrySuffix().toString() : host;
  }
}
