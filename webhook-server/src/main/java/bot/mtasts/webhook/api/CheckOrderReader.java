package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.webhook.ChatChannels;
import bot.mtasts.webhook.callback.CallbackRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the body of `POST /checks`. Everything that is wrong is told at once, and then nothing of
/// it is accepted.
final class CheckOrderReader {
  private static final int MOST_DOMAINS = 100;
  private static final int MOST_CHANNELS = 10;
  private static final int LONGEST_NAME = 2_000;
  private static final int LONGEST_URL = 2_048;

  private final CallbackRules callbackRules;
  private final ChatChannels chatChannels;

  CheckOrderReader(CallbackRules callbackRules, ChatChannels chatChannels) {
    this.callbackRules = callbackRules;
    this.chatChannels = chatChannels;
  }

  /// @param integration whose rules for callbacks apply
  /// @throws ProblemException if anything is wrong
  CheckOrder read(JsonNode body, Integration integration) throws InterruptedException {
    Fields fields = Fields.of(body);
    List<DomainName> domains = domains(fields);
    List<Destination> destinations = new ArrayList<>();
    callback(fields, integration).ifPresent(destinations::add);
    destinations.addAll(channels(fields));
    String ticket = fields.text("ticket", CheckRequest.LONGEST_TICKET);
    boolean fresh = fields.flag("fresh");
    fields.nothingElse();
    fields.refuseIfFaulty();
    return new CheckOrder(domains, fields.has("domains"), ticket, destinations, fresh);
  }

  private static List<DomainName> domains(Fields fields) {
    List<String> given =
        Stream.of("domain", "email", "url", "domains").filter(fields::has).toList();
    if (given.size() != 1) {
      fields.fault(
          "",
          given.isEmpty()
              ? "Name what is to be checked: `domain`, `email`, `url`, or `domains` for several."
              : "Name one of `domain`, `email`, `url` and `domains`: these are "
                  + String.join(", ", given)
                  + ".");
      return List.of();
    }
    String name = given.getFirst();
    return name.equals("domains") ? batch(fields) : single(fields, name);
  }

  private static List<DomainName> single(Fields fields, String name) {
    String text = fields.text(name, LONGEST_NAME);
    if (text == null) {
      return List.of();
    }
    if (name.equals("email") && text.indexOf('@') < 0) {
      fields.fault("/email", "That is no mail address. A bare domain goes into `domain`.");
      return List.of();
    }
    return switch (DomainNameParser.parse(text)) {
      case DomainNameReading.Understood(var domain) -> List.of(domain);
      case DomainNameReading.Refused(_, var sentence) -> {
        fields.fault("/" + name, sentence);
        yield List.of();
      }
    };
  }

  private static List<DomainName> batch(Fields fields) {
    List<@Nullable String> texts = fields.texts("domains", MOST_DOMAINS, LONGEST_NAME);
    JsonNode node = fields.node("domains");
    if (node != null && node.isArray() && node.isEmpty()) {
      fields.fault("/domains", "The list is empty: name at least one domain.");
    }
    List<DomainName> domains = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text == null) {
        continue; // noted as a fault already
      }
      switch (DomainNameParser.parse(text)) {
        case DomainNameReading.Understood(var domain) -> domains.add(domain);
        case DomainNameReading.Refused(_, var sentence) ->
            fields.fault("/domains/" + i, i, sentence);
      }
    }
    return domains;
  }

  private Optional<Destination> callback(Fields fields, Integration integration)
      throws InterruptedException {
    JsonNode node = fields.node("callback");
    if (node == null) {
      return Optional.empty();
    }
    String url;
    String place = "/callback";
    if (node.isObject()) {
      Fields inside = fields.inside("callback");
      url = inside.text("url", LONGEST_URL);
      if (!inside.has("url")) {
        inside.fault("/url", "Where is the result to be sent?");
      }
      inside.nothingElse();
      place += "/url";
    } else {
      url = fields.text("callback", LONGEST_URL);
    }
    if (url == null) {
      return Optional.empty();
    }
    Optional<String> refusal = callbackRules.refusal(url, integration);
    if (refusal.isPresent()) {
      fields.fault(place, refusal.get());
      return Optional.empty();
    }
    return Optional.of(new Destination.Callback(url));
  }

  private List<Destination> channels(Fields fields) {
    List<@Nullable String> texts = fields.texts("deliverTo", MOST_CHANNELS, LONGEST_NAME);
    List<Destination> destinations = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text == null) {
        continue; // noted as a fault already
      }
      Optional<Destination> channel = Destination.channel(text);
      String refusal =
          channel.isEmpty()
              ? "Write `slack:CHANNEL`, `slack:TEAM/CHANNEL` or `discord:CHANNEL`."
              : chatChannels.refusal(channel.get()).orElse(null);
      if (refusal != null) {
        fields.fault("/deliverTo/" + i, refusal);
      } else {
        channel.ifPresent(destinations::add);
      }
    }
    return destinations;
  }
}
