package bot.mtasts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.report.ActionPlan.Owner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionPlanTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "MISSING_RECORD, DNS",
    "POLICY_HOST_UNRESOLVED, DNS", // the address of a web server is a record
    "POLICY_HTTP_STATUS, WEB_SERVER",
    "CERT_INVALID, WEB_SERVER",
    "POLICY_BLANK_LINE, WEB_SERVER",
    "MX_PARTIAL_MATCH, WEB_SERVER", // a line of the policy is missing
    "MX_IS_ALIAS, DNS",
    "STARTTLS_MISSING, MAIL_SERVER",
    "POLICY_DIFFERS_BY_ADDRESS, WEB_SERVER",
    "REMOVED_WHILE_CACHED, WEB_SERVER",
    "ID_REUSED, DNS",
    "TLS_RPT_MISSING, DNS",
    "DANE_MISMATCH, DNS",
  })
  void whoever_has_it_in_hand_mends_it(FindingCode code, Owner owner) {
    assertThat(ActionPlan.owner(code)).isEqualTo(owner);
  }
}
