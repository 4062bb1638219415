package bot.mtasts.webhook.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.webhook.ChatChannels;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.helpdesk.HookScheme;
import bot.mtasts.webhook.helpdesk.Preset;
import bot.mtasts.webhook.helpdesk.Presets;
import bot.mtasts.webhook.helpdesk.SettingRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Reads the calls of the helpdesks in [Presets]: proves them over the raw octets, and only then
/// looks for domain and ticket.
public final class HelpdeskHooks implements HookReader {
  private static final int MOST_CHANNELS = 10;
  private static final String GENERIC = "generic";

  private final HookSecrets secrets;
  private final UrlRules rules;
  private final ChatChannels channels;

  /// @param integrations are told which API keys were used
  /// @param rules for the callback that a generic call may ask for
  /// @param channels where a generic call may have results delivered to
  public HelpdeskHooks(Integrations integrations, UrlRules rules, ChatChannels channels) {
    this.secrets = new HookSecrets(integrations);
    this.rules = rules;
    this.channels = channels;
  }

  @Override
  public HookReading read(Integration integration, HookCall call) {
    Optional<Preset> preset = Presets.find(integration.preset());
    if (preset.isEmpty()) {
      return new HookReading.Malformed("The integration has a preset that is none of ours.");
    }
    return switch (prove(preset.get(), integration, call)) {
      case Proof.Disproved(var detail) -> new HookReading.Unauthorized(detail);
      case Proof.Absent _ -> new HookReading.Unauthorized(wanted(preset.get(), integration));
      case Proof.Proved(var replayKey) ->
          switch (HookBody.of(call)) {
            case HookBody.Unreadable(var detail) -> new HookReading.Malformed(detail);
            case HookBody.Read(var fields) -> read(preset.get(), integration, fields, replayKey);
          };
    };
  }

  @Override
  public Optional<HookReading.Handshake> challenge(
      Integration integration, String crcToken, Instant now) {
    Optional<Preset> preset = Presets.find(integration.preset());
    if (preset.isEmpty() || preset.get().scheme() != HookScheme.GLPI) {
      return Optional.empty();
    }
    // The token is itself signed, with a text that never changes. Anything else is not answered:
    // else strangers could have us sign whatever they like.
    ByteString question = ByteString.encodeUtf8("validate_cra_challenge");
    return HookKeys.of(integration, now).stream()
        .filter(key -> same(question.hmacSha256(key).hex(), crcToken))
        .findFirst()
        .map(key ->
            new HookReading.Handshake(
                "text/plain", ByteString.encodeUtf8(crcToken).hmacSha256(key).hex()));
  }

  private Proof prove(Preset preset, Integration integration, HookCall call) {
    Proof signature =
        HookSignatures.judge(preset.scheme(), HookKeys.of(integration, call.receivedAt()), call);
    // Zendesk and FreeScout always sign, with secrets of their own making. Until we are told
    // theirs, a signature that is not made with ours is neither right nor wrong.
    boolean tellsNothing = preset.scheme().ownSecret() && !HookKeys.hasTheirs(integration);
    return switch (signature) {
      case Proof.Proved _ -> signature;
      case Proof.Disproved _ when !tellsNothing -> signature;
      case Proof.Disproved _, Proof.Absent _ -> secrets.judge(integration, call);
    };
  }

  private static String wanted(Preset preset, Integration integration) {
    List<String> ways = new ArrayList<>();
    ways.add("an API key (`Authorization: Bearer mts_…`, or as the password of Basic)");
    String header = integration.settings().get(Presets.HOOK_HEADER);
    if (header != null) {
      ways.add("the header `%s`".formatted(header));
    }
    preset.scheme().header().ifPresent(name -> ways.add("a signature in `%s`".formatted(name)));
    String unset =
        preset.scheme().ownSecret() && !HookKeys.hasTheirs(integration)
            ? " For the signature set the credential `hook-secret` to the secret that %s shows."
                .formatted(preset.title())
            : "";
    return "The call is not proved. It takes one of: %s.%s"
        .formatted(String.join("; ", ways), unset);
  }

  private HookReading read(
      Preset preset, Integration integration, ObjectNode body, @Nullable String replayKey) {
    List<String> tickets = tickets(preset, body);
    Optional<String> ticket = tickets.stream().filter(preset.tickets()::fits).findFirst();
    if (ticket.isEmpty() && !tickets.isEmpty()) {
      return new HookReading.Malformed(
          "The ticket's id is not %s.".formatted(preset.tickets().words()));
    }
    List<Destination> destinations = new ArrayList<>();
    if (ticket.isPresent() && SettingRules.writesNotes(integration)) {
      destinations.add(
          new Destination.HelpdeskNote(
              integration.name(),
              ticket.get(),
              Boolean.parseBoolean(integration.settings().get(Presets.VISIBLE))));
    }
    if (preset.word().equals(GENERIC)) {
      Optional<String> refusal = asked(body, integration, destinations);
      if (refusal.isPresent()) {
        return new HookReading.Malformed(refusal.get());
      }
    }
    return switch (new HookDomains(preset.shape(), integration).in(body)) {
      case HookDomains.Found.None(var detail) -> new HookReading.NoDomain(detail);
      case HookDomains.Found.Domains(var domains) ->
          new HookReading.Understood(domains, ticket.orElse(null), replayKey, destinations);
    };
  }

  private static List<String> tickets(Preset preset, JsonNode body) {
    return preset.shape().ticket().stream()
        .map(body::at)
        .filter(field -> field.isTextual() || field.isIntegralNumber())
        .map(field -> field.asText().strip())
        .filter(id -> !id.isEmpty() && id.length() <= CheckRequest.LONGEST_TICKET)
        .toList();
  }

  /// Destinations that a generic call asks for, as `POST /checks` takes them.
  ///
  /// @return what is wrong with them
  private Optional<String> asked(
      ObjectNode body, Integration integration, List<Destination> destinations) {
    JsonNode callback = body.path("callback");
    Optional<String> url = HookDomains.text(callback.isObject() ? callback.path("url") : callback);
    if (url.isPresent()) {
      // The host is looked up when it is sent to: a helpdesk waits for us right now.
      switch (rules.judge(url.get(), integration)) {
        case UrlRules.Judged.Refused(var sentence) -> {
          return Optional.of(sentence);
        }
        case UrlRules.Judged.Fine _ -> destinations.add(new Destination.Callback(url.get()));
      }
    }
    return channels(body.path("deliverTo"), destinations);
  }

  private Optional<String> channels(JsonNode deliverTo, List<Destination> destinations) {
    if (!deliverTo.isMissingNode() && !deliverTo.isNull() && !deliverTo.isArray()) {
      return Optional.of("`deliverTo` is a list.");
    }
    if (deliverTo.size() > MOST_CHANNELS) {
      return Optional.of("`deliverTo` names more than %d channels.".formatted(MOST_CHANNELS));
    }
    for (JsonNode one : deliverTo) {
      Optional<Destination> channel = Destination.channel(one.asText());
      if (channel.isEmpty()) {
        return Optional.of(
            "`deliverTo` takes `slack:CHANNEL`, `slack:TEAM/CHANNEL` or `discord:CHANNEL`.");
      }
      Optional<String> refusal = channels.refusal(channel.get());
      if (refusal.isPresent()) {
        return refusal;
      }
      destinations.add(channel.get());
    }
    return Optional.empty();
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
