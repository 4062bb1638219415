package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class RotationContract extends OpenStore {
  private static final Secret TOKEN = new Secret("very-secret-token");
  private static final Duration HOUR = Duration.ofHours(1);

  RotationContract(Server server) {
    super(server);
  }

  private Integration integration(String name) {
    Instant now = clock.instant();
    return new Integration(
        name,
        "rt",
        List.of(),
        List.of(new SigningSecret(new Secret("whsec_x"), now, null)),
        List.of(),
        Map.of(),
        Map.of("token", TOKEN),
        now);
  }

  private void reopenWith(Sealer keys) throws StoreSetupException {
    sealer = keys;
    reopen();
  }

  private void keepSome() {
    store.integrations().add(integration("rt"));
    store.vault().keep("tokens", "T1", TOKEN, null);
    store.vault().keep("states", "s1", TOKEN, clock.instant().plus(HOUR));
  }

  private void assertAllIsThere() {
    assertThat(store.integrations().find("rt").orElseThrow().credentials())
        .containsEntry("token", TOKEN);
    assertThat(store.vault().find("tokens", "T1")).contains(TOKEN);
    assertThat(store.vault().find("states", "s1")).contains(TOKEN);
  }

  @Test
  void a_start_with_a_new_key_seals_all_anew_so_that_the_old_one_can_go() throws Exception {
    keepSome();

    reopenWith(Sealer.with(key('b'), key('a')));

    assertAllIsThere();
    assertThat(dump("integrations") + dump("vault"))
        .contains("s1." + key('b').id())
        .doesNotContain("s1." + key('a').id());
    reopenWith(Sealer.with(key('b')));
    assertAllIsThere();
    clock.move(HOUR);
    assertThat(store.vault().find("states", "s1")).as("its end has stayed").isEmpty();
  }

  @Test
  void instances_that_start_at_once_do_not_disturb_each_other() throws Exception {
    keepSome();
    sealer = Sealer.with(key('b'), key('a'));

    List<Store> stores = AtOnce.each(4, _ -> this::another);

    stores.forEach(Store::close);
    reopenWith(Sealer.with(key('b')));
    assertAllIsThere();
  }

  @Test
  void an_instance_that_knows_the_new_key_already_reads_what_another_sealed_anew()
      throws Exception {
    keepSome();
    reopenWith(Sealer.with(key('a'), key('b')));

    Store ahead =
        Store.of(database, Sealer.with(key('b'), key('a')), Retention.usual(), QUICK, clock);

    assertAllIsThere();
    ahead.close();
  }

  @Test
  void a_key_that_is_given_up_too_early_is_named() {
    keepSome();

    assertThatThrownBy(() -> reopenWith(Sealer.with(key('b'))))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("sealed with the key " + key('a').id())
        .hasMessageContaining("add it to `secrets.old-keys`");
  }

  @Test
  void what_is_damaged_keeps_neither_the_others_nor_the_start_back() throws Exception {
    keepSome();
    store.integrations().add(integration("moved"));
    store.vault().keep("tokens", "T2", TOKEN, null);
    database
        .transactions()
        .run(handle -> handle.execute("update vault set entry_key = 'T3' where entry_key = 'T2'"));
    database
        .transactions()
        .run(handle ->
            handle.execute(
                """
                update integrations
                set credentials = (select credentials from integrations where name = 'rt')
                where name = 'moved'\
                """));

    String said = saidWhile(() -> reopenWith(Sealer.with(key('b'), key('a'))));

    assertAllIsThere();
    assertThat(said)
        .contains("A secret in integrations (moved, credentials/token) was changed or moved")
        .contains("A secret in vault (T3, sealed/tokens) was changed or moved")
        .doesNotContain(TOKEN.reveal());
  }

  private interface Doing {
    void run() throws Exception;
  }

  private static String saidWhile(Doing work) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
