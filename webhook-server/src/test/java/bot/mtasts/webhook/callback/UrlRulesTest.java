package bot.mtasts.webhook.callback;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.VettedAddresses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlRulesTest {
  private static final FixedDns DNS =
      new FixedDns()
          .knows("hooks.example.com", "93.184.216.34", "2606:2800:21f:cb07::1")
          .knows("xn--bcher-kva.example", "93.184.216.34")
          .knows("inside.example.com", "10.1.2.3")
          .knows("half.example.com", "93.184.216.34", "10.1.2.3")
          .knows("sixinside.example.com", "93.184.216.34", "fd00::1")
          .knows("mapped.example.com", "::ffff:127.0.0.1");

  private static final UrlRules RULES = rules(UrlRules.Settings.usual(), EgressGuard.strict());

  private static UrlRules rules(UrlRules.Settings settings, EgressGuard guard) {
    return new UrlRules(settings, new VettedAddresses(DNS, guard));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://hooks.example.com/mta-sts       | the usual
          https://hooks.example.com:8443/x?y=z%20 | the other port
          HTTPS://HOOKS.EXAMPLE.COM./x            | letter case and a final dot do not matter
          https://bücher.example/x                | an international name
          https://93.184.216.34/x                 | a public address
          https://[2606:2800:21f:cb07::1]/x       | a public address of the other family
          """)
  void fine(String url, String why) throws InterruptedException {
    assertThat(RULES.refusal(url, null)).as(why).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://hooks.example.com/x              | https:// URLs only    | cleartext
          ftp://hooks.example.com/x               | cannot be read        | another scheme
          //hooks.example.com/x                   | cannot be read        | no scheme
          hooks.example.com                       | cannot be read        | no scheme
          https://hooks.example.com:22/           | port 22               | a port for something else
          https://hooks.example.com:99999/        | cannot be read        | no port at all
          https://user@hooks.example.com/         | names a user          | userinfo
          https://@hooks.example.com/             | names a user          | empty userinfo, which HttpUrl forgets
          https://hooks.example.com\\@10.0.0.1/    | cannot be read        | a backslash, which HttpUrl takes for a slash
          https://hooks.example.com/#frag         | fragment              | a fragment
          https://hooks.exa%6Dple.com/            | host                  | an encoded host, which HttpUrl decodes
          https://hooks.example.com/a b           | cannot be read        | a blank
          https://nowhere.example.com/            | no public address     | no such name
          https://inside.example.com/             | no public address     | a private address
          https://half.example.com/               | no public address     | one public and one private address
          https://sixinside.example.com/          | no public address     | private in the other family
          https://mapped.example.com/             | no public address     | loopback as IPv4-mapped
          https://127.0.0.1/                      | no public address     | loopback
          https://127.1/                          | no public address     | loopback, short
          https://2130706433/                     | no public address     | loopback, decimal
          https://0x7f000001/                     | no public address     | loopback, hexadecimal
          https://017700000001/                   | no public address     | loopback, octal
          https://１２７.０.０.１/                 | no public address     | loopback in full-width digits
          https://①②⑦.⓪.⓪.①/                    | no public address     | loopback in circled digits
          https://[::1]/                          | no public address     | loopback, IPv6
          https://[::ffff:127.0.0.1]/             | no public address     | loopback, IPv4-mapped
          https://[::ffff:a9fe:a9fe]/             | no public address     | the metadata service, IPv4-mapped
          https://169.254.169.254/                | no public address     | the metadata service
          https://192.168.1.1/                    | no public address     | a private address
          https://[fd00::1]/                      | no public address     | a private address, IPv6
          https://localhost/                      | no public address     | this machine
          https://hooks.localhost/                | no public address     | this machine
          """)
  void refused(String url, String sentence, String why) throws InterruptedException {
    assertThat(RULES.refusal(url, null))
        .as(why)
        .hasValueSatisfying(refusal -> assertThat(refusal).contains(sentence));
  }

  @Test
  void what_cannot_be_found_and_what_is_private_are_told_in_the_same_words()
      throws InterruptedException {
    assertThat(RULES.refusal("https://inside.example.com/", null))
        .isEqualTo(RULES.refusal("https://nowhere.example.com/", null));
  }

  @Test
  void invisible_characters_and_long_urls_are_refused() throws InterruptedException {
    assertThat(RULES.refusal("https://hooks.example.com/\u202ex", null)).isPresent();
    assertThat(RULES.refusal("https://hooks.exa\tmple.com/", null)).isPresent();
    assertThat(RULES.refusal("https://hooks.example.com/\r\nX: y", null)).isPresent();
    assertThat(RULES.refusal("https://hooks.example.com/" + "x".repeat(2_100), null)).isPresent();
  }

  @Test
  void an_integration_may_have_a_list_of_hosts() throws InterruptedException {
    Integration exact = SetUp.of("generic").callbackHosts("hooks.example.com").integration();
    Integration below = SetUp.of("generic").callbackHosts("*.example.com").integration();
    Integration other = SetUp.of("generic").callbackHosts("*.hooks.example.com").integration();
    String url = "https://hooks.example.com/";
    assertThat(RULES.refusal(url, exact)).isEmpty();
    assertThat(RULES.refusal(url, below)).isEmpty();
    assertThat(RULES.refusal(url, other).orElseThrow()).contains("not among the callback hosts");
    assertThat(UrlRules.covers("*.example.com", "example.com")).isFalse();
    assertThat(UrlRules.covers("*.example.com", "badexample.com")).isFalse();
  }

  @Test
  void http_is_a_switch() throws InterruptedException {
    UrlRules http = rules(new UrlRules.Settings(true, Set.of(443), false), EgressGuard.strict());
    assertThat(http.refusal("http://hooks.example.com/", null)).isEmpty();
    assertThat(http.refusal("http://hooks.example.com:8080/", null)).isPresent();
  }

  @Test
  void the_lab_opens_http_to_loopback_and_nothing_else() throws InterruptedException {
    UrlRules lab =
        rules(
            new UrlRules.Settings(false, Set.of(443, 8443), true),
            EgressGuard.allowing(List.of("127.0.0.0/8")));
    assertThat(lab.refusal("http://127.0.0.1:9999/x", null)).isEmpty();
    assertThat(lab.refusal("http://localhost:9999/x", null)).isEmpty();
    assertThat(lab.refusal("http://hooks.example.com/", null)).isPresent();
    assertThat(lab.refusal("https://hooks.example.com:9999/", null)).isPresent();
    // The guard opens an address, the rules a URL: each of them has to.
    UrlRules shut = rules(new UrlRules.Settings(false, Set.of(443), true), EgressGuard.strict());
    assertThat(shut.refusal("http://127.0.0.1:9999/x", null))
        .isEqualTo(
            Optional.of(
                "The host of the callback URL cannot be used: DNS knows no public address of it."));
  }
}
