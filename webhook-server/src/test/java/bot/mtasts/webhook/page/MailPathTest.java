package bot.mtasts.webhook.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class MailPathTest {
  @Test
  void it_shows_what_is_broken_where() {
    MailPath path = MailPath.of(KeptReports.read("at-risk"));

    assertThat(path.boxes())
        .extracting(MailPath.Box::title, MailPath.Box::tone)
        .containsExactly(
            tuple("A sender", "faint"),
            tuple("DNS record", "good"),
            tuple("Policy host", "doubt"),
            tuple("MX host", "good"),
            tuple("MX host", "bad"));
    assertThat(path.words())
        .contains("Policy: warning", "mx1.partial.test (✔ protected)")
        .contains("mx2.partial.test (✘ mail is refused)");
  }

  @Test
  void it_holds_whatever_a_report_lacks() {
    for (String name : new String[] {"absent", "undetermined", "hostile", "all-good"}) {
      MailPath path = MailPath.of(KeptReports.read(name));
      assertThat(path.boxes()).as(name).hasSizeGreaterThanOrEqualTo(4);
      assertThat(path.arrows()).hasSize(path.boxes().size() - 1);
      assertThat(path.boxes())
          .allMatch(box -> box.y() >= 0 && box.y() + MailPath.BOX_HEIGHT <= path.height())
          .allMatch(box -> box.x() + MailPath.BOX_WIDTH <= MailPath.WIDTH);
    }
  }
}
