package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.core.store.Vault;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class VaultContract extends OpenStore {
  private static final String TOKENS = "slack-tokens";
  private static final String STATES = "slack-states";
  private static final Secret TOKEN = new Secret("xoxb-very-secret-token");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int MANY = 16;
  private static final int ROUNDS = 10;

  VaultContract(Server server) {
    super(server);
  }

  private Vault vault() {
    return store.vault();
  }

  private void keepState(String key) {
    vault().keep(STATES, key, TOKEN, clock.instant().plus(TEN_MINUTES));
  }

  @Test
  void a_secret_is_found_as_often_as_it_is_asked_for_also_after_a_restart() throws Exception {
    vault().keep(TOKENS, "T1", TOKEN, null);

    assertThat(vault().find(TOKENS, "T1")).contains(TOKEN);
    reopen();
    assertThat(vault().find(TOKENS, "T1")).contains(TOKEN);
    assertThat(vault().find(TOKENS, "T2")).isEmpty();
    assertThat(vault().find(STATES, "T1")).as("of another kind").isEmpty();
  }

  @Test
  void what_is_kept_again_takes_the_place_of_what_was_there_with_its_end() {
    keepState("s");
    vault().keep(STATES, "s", new Secret("second"), null);
    clock.move(TEN_MINUTES);
    assertThat(vault().find(STATES, "s")).contains(new Secret("second"));

    keepState("s");
    clock.move(TEN_MINUTES);
    assertThat(vault().find(STATES, "s")).isEmpty();
    vault().keep(STATES, "s", new Secret("third"), null);
    assertThat(vault().find(STATES, "s")).as("in the place of one that is over").isPresent();
    assertThat(count("vault")).isEqualTo(1);
  }

  @Test
  void what_is_over_is_not_there_for_anybody() {
    keepState("s");
    vault().keep(STATES, "for good", TOKEN, null);

    clock.move(TEN_MINUTES.minusMillis(1));
    assertThat(vault().find(STATES, "s")).as("not over yet").isPresent();
    assertThat(vault().keys(STATES)).containsExactly("for good", "s");

    clock.move(Duration.ofMillis(1));
    assertThat(vault().find(STATES, "s")).isEmpty();
    assertThat(vault().take(STATES, "s")).isEmpty();
    assertThat(vault().remove(STATES, "s")).isFalse();
    assertThat(vault().keys(STATES)).containsExactly("for good");
  }

  @Test
  void what_is_taken_is_gone() {
    keepState("s");

    assertThat(vault().take(STATES, "s")).contains(TOKEN);

    assertThat(vault().take(STATES, "s")).isEmpty();
    assertThat(vault().find(STATES, "s")).isEmpty();
    assertThat(count("vault")).isZero();
  }

  @Test
  void of_all_who_take_at_once_over_two_instances_one_gets_it() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "s" + round;
        keepState(key);

        List<Optional<Secret>> taken =
            AtOnce.each(MANY, i -> () -> either(i, other).take(STATES, key));

        assertThat(taken).filteredOn(Optional::isPresent).containsExactly(Optional.of(TOKEN));
      }
    }
  }

  @Test
  void of_all_who_keep_at_once_the_value_of_one_stays() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "T" + round;

        AtOnce.each(MANY, i -> () -> keep(either(i, other), key, i));

        assertThat(vault().find(TOKENS, key).orElseThrow())
            .isIn(IntStream.range(0, MANY).mapToObj(i -> new Secret("value " + i)).toList());
      }
    }
    assertThat(count("vault")).isEqualTo(ROUNDS);
  }

  @Test
  void while_some_keep_and_others_take_nothing_is_taken_twice() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Optional<Secret>> taken =
            AtOnce.each(
                MANY,
                i ->
                    i % 4 < 2
                        ? () -> keep(either(i, other), "T", i)
                        : () -> either(i, other).take(TOKENS, "T"));
        // Whatever is left of the round.
        taken.add(vault().take(TOKENS, "T"));

        List<Secret> values = taken.stream().flatMap(Optional::stream).toList();
        assertThat(values).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  private Vault either(int number, Store other) {
    return number % 2 == 0 ? vault() : other.vault();
  }

  private static Optional<Secret> keep(Vault vault, String key, int number) {
    vault.keep(TOKENS, key, new Secret("value " + number), null);
    return Optional.empty();
  }

  @Test
  void keys_are_sorted_alike_on_every_database() {
    List<String> keys = List.of("T-1", "T1", "T10", "T2", "Z", "a", "a-b", "ab", "ä");
    keys.reversed().forEach(key -> vault().keep(TOKENS, key, TOKEN, null));
    keepState("other");

    assertThat(vault().keys(TOKENS)).isEqualTo(keys);
    assertThat(vault().keys("nothing")).isEmpty();
  }

  @Test
  void removal_tells_whether_there_was_one() {
    vault().keep(TOKENS, "T1", TOKEN, null);
    vault().keep(TOKENS, "T2", TOKEN, null);

    assertThat(vault().remove(TOKENS, "T1")).isTrue();
    assertThat(vault().remove(TOKENS, "T1")).isFalse();

    assertThat(vault().find(TOKENS, "T1")).isEmpty();
    assertThat(vault().find(TOKENS, "T2")).isPresent();
  }

  @Test
  void no_secret_can_be_read_in_the_table() {
    vault().keep(TOKENS, "T1", TOKEN, null);

    assertThat(dump("vault")).contains("s1." + key('a').id()).doesNotContain("xoxb", "secret");
    assertThat(vault().find(TOKENS, "T1").toString()).doesNotContain("xoxb");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({"kind, slack-states, of another kind", "entry_key, T2, of another key"})
  void a_sealed_secret_does_not_open_in_anothers_place(String column, String moved, String why) {
    vault().keep(TOKENS, "T1", TOKEN, null);
    database
        .transactions()
        .run(handle -> handle.execute("update vault set " + column + " = ?", moved));
    String kind = column.equals("kind") ? moved : TOKENS;
    String key = column.equals("kind") ? "T1" : moved;

    for (BiFunction<String, String, Optional<Secret>> way :
        List.<BiFunction<String, String, Optional<Secret>>>of(vault()::find, vault()::take)) {
      assertThatThrownBy(() -> way.apply(kind, key))
          .as(why)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("A secret in vault")
          .hasMessageContaining("was changed or moved since it was sealed")
          .hasMessageNotContaining("xoxb");
    }
    assertThat(count("vault")).as("what could not be read was not taken").isEqualTo(1);
  }

  @Test
  void with_another_key_the_store_does_not_open_and_says_which_is_missing() {
    vault().keep(TOKENS, "T1", TOKEN, null);

    assertThatThrownBy(
            () -> Store.of(database, Sealer.with(key('b')), Retention.usual(), QUICK, clock))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("sealed with the key " + key('a').id())
        .hasMessageContaining("configured is " + key('b').id());
  }

  @Test
  void what_is_over_needs_no_key() throws Exception {
    keepState("s");
    clock.move(TEN_MINUTES);

    sealer = Sealer.with(key('b'));
    reopen();

    assertThat(vault().keys(STATES)).isEmpty();
  }

  @Test
  void the_longest_is_kept() {
    String kind = "k".repeat(40);
    // Two UTF-16 units each, and one more.
    String key = "\uD83D\uDE00".repeat(127) + "k";
    Secret value = new Secret("v".repeat(64 * 1024));

    vault().keep(kind, key, value, null);

    assertThat(vault().find(kind, key)).contains(value);
    assertThat(vault().keys(kind)).containsExactly(key);
  }

  @Test
  void what_does_not_fit_is_refused_in_words_that_do_not_quote_it() {
    refused("k".repeat(41), "T1", "v", "The kind of a secret: 41 characters; at most 40 are kept");
    refused(TOKENS, "T".repeat(256), "v", "The key of a secret: 256 characters; at most 255 are");
    refused(TOKENS, "T\u0000", "v", "The key of a secret holds a NUL or half a surrogate pair");
    refused(TOKENS, "T1", "v".repeat(65_537), "A secret: 65,537 characters; at most 65,536 are");
    refused(TOKENS, "T1", "€".repeat(22_000), "A secret: 66,000 octets of UTF-8; at most 65,536");
    // It would come back as a question mark.
    refused(TOKENS, "T1", "v\uD800", "A secret holds a NUL or half a surrogate pair");
    assertThat(count("vault")).isZero();
  }

  private void refused(String kind, String key, String value, String beginning) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vault().keep(kind, key, new Secret(value), null))
        .withMessageStartingWith(beginning);
  }

  @Test
  void what_could_never_be_kept_is_simply_not_there() {
    Set<Callable<Object>> ways = new HashSet<>();
    for (String strange : List.of("T".repeat(256), "T\u0000", "\uDE00")) {
      ways.add(() -> vault().find(TOKENS, strange));
      ways.add(() -> vault().take(TOKENS, strange));
      ways.add(() -> vault().remove(TOKENS, strange) ? strange : Optional.empty());
      ways.add(() -> vault().keys(strange).stream().findAny());
    }

    assertThat(ways).allSatisfy(way -> assertThat(way.call()).isEqualTo(Optional.empty()));
  }
}
