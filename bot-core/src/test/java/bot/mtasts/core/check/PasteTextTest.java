package bot.mtasts.core.check;

import static bot.mtasts.core.check.TextSightings.mxOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.tlsrpt.TlsRptParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasteTextTest {
  private static final PasteText PASTE = PasteText.of(new TextSightings().seen());

  @Test
  void what_we_tell_people_to_paste_has_nothing_to_be_said_about_it() {
    assertThat(RecordParser.read(List.of(PASTE.record())).problems()).isEmpty();
    assertThat(TlsRptParser.read(List.of(PASTE.tlsRpt())).problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_policy_of_any_mode_parses_without_a_word(PolicyMode mode) {
    String policy = PASTE.policy(mode, PasteText.usualMaxAge(mode)).orElseThrow();

    assertThat(PolicyParser.read(policy.getBytes(UTF_8)).problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void both_line_ends_parse(PasteText.LineEnd lineEnd) {
    String policy =
        PasteText.policy(PolicyMode.ENFORCE, List.of("*.a.test"), Duration.ofDays(30), lineEnd);

    assertThat(PolicyParser.read(policy.getBytes(UTF_8)).problems()).isEmpty();
    assertThat(policy.contains("\r\n")).isEqualTo(lineEnd == PasteText.LineEnd.CRLF);
  }

  @Test
  void a_fresh_id_tells_the_time() {
    assertThat(PASTE.freshId()).isEqualTo("20261115120000Z");
  }

  @Test
  void the_mx_hosts_stand_in_order_of_preference_without_what_no_policy_can_name() {
    TextSightings sightings =
        new TextSightings().mx(mxOf("b.test", ".", "192.0.2.1", "mx_1.test", "B.test.", "a.test"));

    assertThat(PasteText.of(sightings.seen()).mxLines()).contains("mx: a.test\nmx: b.test");
  }

  @Test
  void without_mx_the_domain_itself_takes_the_mail() {
    TextSightings sightings = new TextSightings().mx(new DnsAnswer.NoData<>(List.of()));

    assertThat(PasteText.of(sightings.seen()).mxLines()).contains("mx: town.test");
  }

  @Test
  void where_no_mx_host_is_known_no_policy_is_made_up() {
    PasteText paste = PasteText.of(new TextSightings().nullMx().seen());

    assertThat(paste.policy(PolicyMode.ENFORCE, PasteText.WEEK)).isEmpty();
    assertThat(paste.policy(PolicyMode.NONE, PasteText.DAY)).isPresent();
  }
}
