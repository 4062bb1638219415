package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class IntegrationsContract extends OpenStore {
  private static final String TOKEN = "1-16-very-secret-token";
  private static final String SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  IntegrationsContract(Server server) {
    super(server);
  }

  private Instant now() {
    return clock.instant();
  }

  private Integration integration(String name) {
    return new Integration(
        name,
        "rt",
        List.of(apiKey(name + "1"), apiKey(name + "2")),
        List.of(
            new SigningSecret(new Secret(SIGNING), now(), null),
            new SigningSecret(
                new Secret("whsec_older"), now().minusSeconds(60), now().plusSeconds(86_400))),
        List.of("hooks.example.test", "other.example.test"),
        Map.of("url", "https://rt.example.test", "template", Samples.HOSTILE),
        Map.of("token", new Secret(TOKEN), "user", new Secret("ü" + Samples.DOMAIN)),
        now());
  }

  private ApiKey apiKey(String id) {
    return new ApiKey(id, "ab".repeat(32), Set.of(Scope.CHECK, Scope.READ), now(), null, null);
  }

  @Test
  void an_integration_comes_back_as_it_was() {
    Integration rt = integration("rt");

    assertThat(store.integrations().add(rt)).isTrue();

    assertThat(store.integrations().find("rt")).contains(rt);
    assertThat(store.integrations().find("zammad")).isEmpty();
  }

  @Test
  void one_without_anything_comes_back_as_it_was() {
    Integration bare =
        new Integration(
            "bare", "generic", List.of(), List.of(), List.of(), Map.of(), Map.of(), now());
    store.integrations().add(bare);

    assertThat(store.integrations().find("bare")).contains(bare);
  }

  @Test
  void a_name_is_taken_once_however_many_come_at_a_time() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    int added = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  threads.submit(() -> {
                    go.await();
                    return store.integrations().add(withKey("rt", "key" + i));
                  }))
              .toList();
      go.countDown();
      for (Future<Boolean> each : all) {
        added += each.get() ? 1 : 0;
      }
    }

    assertThat(added).isEqualTo(1);
    assertThat(count("api_keys")).isEqualTo(1);
  }

  private Integration withKey(String name, String keyId) {
    return new Integration(
        name, "generic", List.of(apiKey(keyId)), List.of(), List.of(), Map.of(), Map.of(), now());
  }

  @Test
  void all_are_listed_by_name() {
    store.integrations().add(integration("zammad"));
    store.integrations().add(integration("rt"));

    assertThat(store.integrations().all())
        .containsExactly(integration("rt"), integration("zammad"));
  }

  @Test
  void a_key_leads_to_its_integration() {
    store.integrations().add(integration("rt"));
    store.integrations().add(integration("zammad"));

    assertThat(store.integrations().ofKey("zammad2")).contains(integration("zammad"));
    assertThat(store.integrations().ofKey("glpi1")).isEmpty();
  }

  @Test
  void a_change_is_written_and_given_back() {
    store.integrations().add(integration("rt"));
    Integration rt = integration("rt");
    ApiKey expiring =
        new ApiKey("rt1", "cd".repeat(32), Set.of(Scope.ADMIN), now(), now().plusSeconds(5), null);
    Integration changed =
        new Integration(
            "rt",
            "zammad",
            List.of(apiKey("rt9"), expiring),
            List.of(),
            List.of(),
            Map.of("a", "b"),
            Map.of("token", new Secret("another")),
            rt.createdAt());

    assertThat(store.integrations().change("rt", _ -> changed)).contains(changed);

    assertThat(store.integrations().find("rt")).contains(changed);
    assertThat(store.integrations().ofKey("rt2")).isEmpty();
    assertThat(store.integrations().change("nobody", before -> before)).isEmpty();
  }

  @Test
  void changes_at_the_same_time_do_not_lose_each_other() throws Exception {
    store.integrations().add(withKey("rt", "k"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(i ->
                  threads.submit(() ->
                      store
                          .integrations()
                          .change("rt", before -> withHost(before, "h" + i + ".test"))))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(store.integrations().find("rt").orElseThrow().callbackHosts()).hasSize(8);
  }

  private static Integration withHost(Integration before, String host) {
    return new Integration(
        before.name(),
        before.preset(),
        before.apiKeys(),
        before.signingSecrets(),
        Stream.concat(before.callbackHosts().stream(), Stream.of(host)).toList(),
        before.settings(),
        before.credentials(),
        before.createdAt());
  }

  @Test
  void a_name_stays() {
    store.integrations().add(integration("rt"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.integrations().change("rt", _ -> integration("zammad")));
    assertThat(store.integrations().find("rt")).contains(integration("rt"));
  }

  @Test
  void removal_takes_keys_and_secrets_with_it() {
    store.integrations().add(integration("rt"));

    assertThat(store.integrations().remove("rt")).isTrue();
    assertThat(store.integrations().remove("rt")).isFalse();

    assertThat(store.integrations().ofKey("rt1")).isEmpty();
    assertThat(count("api_keys")).isZero();
    assertThat(store.integrations().add(integration("rt"))).as("the name is free").isTrue();
  }

  @Test
  void use_of_a_key_is_noted_to_the_minute_and_survives_a_change() {
    store.integrations().add(integration("rt"));
    clock.move(Duration.ofSeconds(59));
    store.integrations().used("rt1", now());
    clock.move(Duration.ofSeconds(62));
    store.integrations().used("rt1", now());
    store.integrations().used("rt1", TestClock.BEGIN);

    assertThat(lastUsed()).isEqualTo(TestClock.BEGIN.plus(Duration.ofMinutes(2)));
    store.integrations().change("rt", before -> withHost(before, "x.test"));
    assertThat(lastUsed()).isEqualTo(TestClock.BEGIN.plus(Duration.ofMinutes(2)));
  }

  @Test
  void use_of_a_key_is_written_once_a_minute() {
    store.integrations().add(integration("rt"));
    store.integrations().used("rt1", now());
    database
        .transactions()
        .run(handle -> handle.execute("update api_keys set last_used_at = null"));

    store.integrations().used("rt1", now().plusSeconds(59));
    assertThat(lastUsed()).isNull();

    store.integrations().used("rt1", now().plusSeconds(60));
    assertThat(lastUsed()).isEqualTo(now().plusSeconds(60));
  }

  private @Nullable Instant lastUsed() {
    return store.integrations().find("rt").orElseThrow().apiKeys().getFirst().lastUsedAt();
  }

  @Test
  void no_secret_can_be_read_in_the_table() {
    store.integrations().add(integration("rt"));

    assertThat(dump("integrations"))
        .contains("s1." + key('a').id())
        .doesNotContain(TOKEN, SIGNING, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec", "-secret-");
    assertThat(store.integrations().find("rt").toString()).doesNotContain(TOKEN, SIGNING);
  }

  @Test
  void a_sealed_secret_does_not_open_in_anothers_place() {
    store.integrations().add(integration("rt"));
    store.integrations().add(integration("zammad"));
    database
        .transactions()
        .run(handle ->
            handle.execute(
                """
                update integrations
                set credentials = (select credentials from integrations where name = 'rt')
                where name = 'zammad'\
                """));

    assertThat(store.integrations().find("rt")).isPresent();
    assertThatThrownBy(() -> store.integrations().find("zammad"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was changed or moved since it was sealed")
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void with_another_key_the_store_does_not_open_and_says_which_is_missing() throws Exception {
    store.integrations().add(integration("rt"));

    assertThatThrownBy(
            () -> Store.of(database, Sealer.with(key('b')), Retention.usual(), QUICK, clock))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("sealed with the key " + key('a').id())
        .hasMessageContaining("configured is " + key('b').id())
        .hasMessageContaining("secrets.key");
  }

  @Test
  void a_new_key_seals_while_the_old_one_still_opens() throws Exception {
    store.integrations().add(integration("rt"));
    sealer = Sealer.with(key('b'), key('a'));
    reopen();
    assertThat(store.integrations().find("rt")).contains(integration("rt"));

    store.integrations().change("rt", before -> before);

    assertThat(dump("integrations"))
        .contains("s1." + key('b').id())
        .doesNotContain("s1." + key('a').id());
    sealer = Sealer.with(key('b'));
    reopen();
    assertThat(store.integrations().find("rt")).contains(integration("rt"));
  }

  @Test
  void what_does_not_fit_is_refused_in_words() {
    Integration shouting = withKey("RT", "k");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.integrations().add(shouting))
        .withMessageStartingWith("An integration's name has 1 to 63");
    Integration wordy =
        new Integration(
            "rt",
            "generic",
            List.of(),
            List.of(),
            List.of(),
            Map.of("template", "x".repeat(500_001)),
            Map.of(),
            now());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.integrations().add(wordy))
        .withMessageStartingWith("The settings, as JSON: 500,");
    assertThat(store.integrations().all()).isEmpty();
  }
}
