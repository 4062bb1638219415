package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.store.Sealer.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final Place PLACE = new Place("integrations", "rt", "credentials/token");
  private static final Secret SECRET = new Secret("very secret ü");

  private final Sealer sealer = Sealer.with(OpenStore.key('a'));

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "very secret ü \uD83D\uDE00", "\u0000"})
  void what_was_sealed_opens_in_its_place(String text) {
    String sealed = sealer.seal(PLACE, new Secret(text));

    assertThat(sealer.open(PLACE, sealed)).isEqualTo(new Secret(text));
    assertThat(sealed).matches("s1\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]{38,}");
  }

  @Test
  void the_same_secret_never_looks_the_same() {
    assertThat(sealer.seal(PLACE, SECRET)).isNotEqualTo(sealer.seal(PLACE, SECRET));
  }

  @Test
  void it_opens_in_no_other_place() {
    String sealed = sealer.seal(PLACE, SECRET);

    for (Place other :
        new Place[] {
          new Place("integrations", "rt", "credentials/user"),
          new Place("integrations", "zammad", "credentials/token"),
          new Place("api_keys", "rt", "credentials/token"),
          // The same letters, cut elsewhere.
          new Place("integrations", "rtcredentials", "/token")
        }) {
      assertThatThrownBy(() -> sealer.open(other, sealed))
          .as(other.toString())
          .isInstanceOf(Sealer.UnopenedException.class)
          .hasMessageContaining("was changed or moved since it was sealed");
    }
  }

  @Test
  void no_octet_of_it_can_be_changed() {
    String sealed = sealer.seal(PLACE, SECRET);
    for (int i = sealed.lastIndexOf('.') + 1; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);

      assertThatThrownBy(() -> sealer.open(PLACE, changed))
          .isInstanceOf(Sealer.UnopenedException.class)
          .hasMessageNotContaining("very secret");
    }
  }

  @Test
  void another_key_does_not_open_it_and_the_message_names_both() {
    String sealed = sealer.seal(PLACE, SECRET);
    Sealer other = Sealer.with(OpenStore.key('b'));

    assertThatThrownBy(() -> other.open(PLACE, sealed))
        .isInstanceOf(Sealer.UnopenedException.class)
        .hasMessageContaining(OpenStore.key('a').id())
        .hasMessageContaining(OpenStore.key('b').id())
        .hasMessageContaining("`secrets.key`");
  }

  @Test
  void an_earlier_key_still_opens_and_no_longer_seals() {
    String before = sealer.seal(PLACE, SECRET);
    Sealer rotated = Sealer.with(OpenStore.key('b'), OpenStore.key('a'));

    assertThat(rotated.open(PLACE, before)).isEqualTo(SECRET);
    assertThat(Sealer.keyId(rotated.seal(PLACE, SECRET))).isEqualTo(OpenStore.key('b').id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "very secret", "s1.", "s1..", "s2.aa.bb", "s1.key.!!!!", "a.b.c.d"})
  void what_was_never_sealed_does_not_open(String text) {
    assertThatThrownBy(() -> sealer.open(PLACE, text)).isInstanceOf(Sealer.UnopenedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA", "AAAAAAAAAAAAAAAA"})
  void what_is_too_short_does_not_open(String cut) {
    String sealed = "s1." + OpenStore.key('a').id() + "." + cut;

    assertThatThrownBy(() -> sealer.open(PLACE, sealed))
        .isInstanceOf(Sealer.UnopenedException.class);
  }

  @Test
  void nothing_of_a_key_is_seen() {
    assertThat(sealer.toString()).isEqualTo("Sealer[" + OpenStore.key('a').id() + "]");
    assertThat(OpenStore.key('a').toString()).doesNotContain("aaaa");
  }
}
