package bot.mtasts.webhook.integration;

import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Integrations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where integrations are made, shown, changed and removed. Secrets leave it once, when they are
/// made.
public final class IntegrationDesk {
  /// How long an API key or a signing secret goes on working after it was replaced.
  public static final Duration GRACE = Duration.ofHours(24);

  /// How many API keys, and how many signing secrets, work at the same time.
  public static final int MOST_ACTIVE = 2;

  private final Integrations integrations;
  private final Deliveries deliveries;
  private final PresetRules presets;
  private final InstantSource clock;

  public IntegrationDesk(
      Integrations integrations, Deliveries deliveries, PresetRules presets, InstantSource clock) {
    this.integrations = integrations;
    this.deliveries = deliveries;
    this.presets = presets;
    this.clock = clock;
  }

  /// What a new integration is to be.
  ///
  /// @param callbackHosts host names that callbacks may go to; empty for any public host
  public record Order(
      String name,
      String preset,
      Map<String, String> settings,
      Map<String, Secret> credentials,
      List<String> callbackHosts,
      Set<Scope> scopes) {
    public Order {
      settings = Map.copyOf(settings);
      credentials = Map.copyOf(credentials);
      callbackHosts = List.copyOf(callbackHosts);
      scopes = Set.copyOf(scopes);
    }
  }

  /// What became of an order.
  public sealed interface Made {
    /// It exists now. Neither secret is shown again.
    record Created(Integration integration, Secret apiKey, Secret signingSecret) implements Made {}

    record NameTaken() implements Made {}

    /// The order cannot be carried out.
    ///
    /// @param faults a sentence each
    record Refused(List<String> faults) implements Made {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Makes an integration with one API key and one signing secret.
  public Made create(Order order) {
    List<String> faults = faults(order);
    if (!faults.isEmpty()) {
      return new Made.Refused(faults);
    }
    Instant now = clock.instant();
    KeyText key = KeyText.fresh();
    Secret signing = KeyText.signingSecret();
    Integration integration =
        new Integration(
            order.name(),
            order.preset(),
            List.of(key.kept(order.scopes(), now)),
            List.of(new SigningSecret(signing, now, null)),
            order.callbackHosts(),
            order.settings(),
            order.credentials(),
            now);
    return integrations.add(integration)
        ? new Made.Created(integration, key.whole(), signing)
        : new Made.NameTaken();
  }

  private List<String> faults(Order order) {
    List<String> faults = new ArrayList<>();
    if (!Integration.isName(order.name())) {
      faults.add(
          "A name is 1 to 63 lower case letters, digits and hyphens, no hyphen at either end.");
    }
    if (order.scopes().isEmpty()) {
      faults.add("A key without a scope may do nothing: give at least one.");
    }
    for (String host : order.callbackHosts()) {
      if (!CallbackHost.isValid(host)) {
        faults.add(
            "`callbackHosts` takes host names such as `hooks.example.com` or `*.example.com`, without a port.");
      }
    }
    if (presets.words().contains(order.preset())) {
      faults.addAll(presets.faults(order.preset(), order.settings(), order.credentials().keySet()));
    } else {
      faults.add("There is no such preset; there are " + String.join(", ", presets.words()) + ".");
    }
    return faults;
  }

  /// All of them, by name.
  public List<Integration> list() {
    return integrations.all();
  }

  /// One of them; whoever shows it leaves secrets out.
  public Optional<Integration> find(String name) {
    return integrations.find(name);
  }

  /// Its destinations that are failing or disabled.
  public List<DestinationHealth> ailing(String name) {
    return deliveries.ailing(name);
  }

  /// Replaces the API key by a new one with the same scopes. The old one works for [#GRACE] more,
  /// at most [#MOST_ACTIVE] at the same time.
  ///
  /// @return the new key, to be shown once; empty when there is no such integration
  public Optional<Secret> rotateApiKey(String name) {
    Instant now = clock.instant();
    KeyText fresh = KeyText.fresh();
    return integrations
        .change(name, it -> with(it, keys(it, fresh, now), it.signingSecrets()))
        .map(_ -> fresh.whole());
  }

  private static List<ApiKey> keys(Integration integration, KeyText fresh, Instant now) {
    // Newest first: the one that the new key replaces is at the head.
    List<ApiKey> working =
        integration.apiKeys().stream()
            .filter(key -> key.validAt(now))
            .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
            .toList();
    Set<Scope> scopes =
        working.isEmpty() ? Set.of(Scope.CHECK, Scope.READ) : working.getFirst().scopes();
    List<ApiKey> keys = new ArrayList<>();
    keys.add(fresh.kept(scopes, now));
    working.stream()
        .limit(MOST_ACTIVE - 1L)
        .map(key ->
            new ApiKey(
                key.id(),
                key.sha256(),
                key.scopes(),
                key.createdAt(),
                sooner(key.expiresAt(), now.plus(GRACE)),
                key.lastUsedAt()))
        .forEach(keys::add);
    return keys;
  }

  /// Replaces the signing secret by a new one. For [#GRACE] more, what we send is signed with both.
  ///
  /// @return the new secret, to be shown once; empty when there is no such integration
  public Optional<Secret> rotateSigningSecret(String name) {
    Instant now = clock.instant();
    Secret fresh = KeyText.signingSecret();
    return integrations
        .change(name, it -> with(it, it.apiKeys(), secrets(it, fresh, now)))
        .map(_ -> fresh);
  }

  private static List<SigningSecret> secrets(Integration integration, Secret fresh, Instant now) {
    List<SigningSecret> secrets = new ArrayList<>();
    secrets.add(new SigningSecret(fresh, now, null));
    integration.signingSecrets().stream()
        .filter(secret -> secret.validAt(now))
        .limit(MOST_ACTIVE - 1L)
        .map(secret ->
            new SigningSecret(
                secret.secret(), secret.createdAt(), sooner(secret.expiresAt(), now.plus(GRACE))))
        .forEach(secrets::add);
    return secrets;
  }

  /// Removes one with its keys and secrets. False when there was none.
  public boolean remove(String name) {
    return integrations.remove(name);
  }

  /// Enables every disabled destination of an integration again. Dead deliveries stay dead until
  /// somebody redelivers them.
  ///
  /// @return how many; empty when there is no such integration
  public Optional<Integer> enable(String name) {
    if (integrations.find(name).isEmpty()) {
      return Optional.empty();
    }
    List<DestinationHealth> disabled =
        deliveries.ailing(name).stream().filter(DestinationHealth::disabled).toList();
    disabled.forEach(health -> deliveries.enable(health.key()));
    return Optional.of(disabled.size());
  }

  private static Instant sooner(@Nullable Instant set, Instant limit) {
    return set != null && set.isBefore(limit) ? set : limit;
  }

  private static Integration with(
      Integration it, List<ApiKey> apiKeys, List<SigningSecret> signingSecrets) {
    return new Integration(
        it.name(),
        it.preset(),
        apiKeys,
        signingSecrets,
        it.callbackHosts(),
        it.settings(),
        it.credentials(),
        it.createdAt());
  }
}
