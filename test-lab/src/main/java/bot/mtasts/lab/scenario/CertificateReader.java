package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.CertificatePlan.Chain;
import bot.mtasts.lab.world.CertificatePlan.Hash;
import bot.mtasts.lab.world.CertificatePlan.KeyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Reads `certificate:`, a word or a list of words, or a map `{is: words, names: […], days_left: 5,
/// lifetime: 90}`.
final class CertificateReader {
  /// Certificates are minted when the lab has been up for a while: so many days left are to mean at
  /// least that many.
  private static final Duration MARGIN = Duration.ofHours(1);

  private static final Map<String, UnaryOperator<CertificatePlan>> FAULTS = new TreeMap<>();

  static {
    FAULTS.put("good", plan -> plan);
    FAULTS.put("expired", plan -> plan.valid(Duration.ofDays(-93), Duration.ofDays(-3)));
    FAULTS.put("not_yet_valid", plan -> plan.valid(Duration.ofDays(3), Duration.ofDays(93)));
    FAULTS.put(
        "wrong_name",
        plan ->
            plan.withNames(List.of("www." + parent(plan.commonName())))
                .withCommonName("www." + parent(plan.commonName())));
    FAULTS.put("cn_only", plan -> plan.withNames(List.of()));
    FAULTS.put("wildcard", plan -> plan.withNames(List.of("*." + parent(plan.commonName()))));
    FAULTS.put("with_root", plan -> plan.withChain(Chain.COMPLETE_WITH_ROOT));
    FAULTS.put("self_signed", plan -> plan.withChain(Chain.SELF_SIGNED));
    FAULTS.put("incomplete_chain", plan -> plan.withChain(Chain.MISSING_INTERMEDIATE));
    FAULTS.put(
        "incomplete_chain_without_aia",
        plan -> plan.withChain(Chain.MISSING_INTERMEDIATE_WITHOUT_AIA));
    FAULTS.put("untrusted_issuer", plan -> plan.withChain(Chain.UNTRUSTED));
    FAULTS.put("untrusted_issuer_with_root", plan -> plan.withChain(Chain.UNTRUSTED_WITH_ROOT));
    FAULTS.put("sha1", plan -> plan.withHash(Hash.SHA1));
    FAULTS.put("rsa_1024", plan -> plan.withKey(KeyKind.RSA_1024));
    FAULTS.put("rsa_2048", plan -> plan.withKey(KeyKind.RSA_2048));
  }

  private CertificateReader() {}

  static CertificatePlan read(Place place, String host) {
    var plan = CertificatePlan.good(host);
    if (!place.isMap()) {
      return words(place, plan);
    }
    var is = place.get("is");
    if (is != null) {
      plan = words(is, plan);
    }
    plan = place.orElse("common_name", plan, commonName(plan));
    var names = place.get("names");
    if (names != null) {
      plan = plan.withNames(names.texts());
    }
    var daysLeft = place.get("days_left");
    var lifetime = Duration.ofDays(place.orElse("lifetime", 90, Place::number));
    if (daysLeft != null) {
      var notAfter = Duration.ofDays(daysLeft.number()).plus(MARGIN);
      plan = plan.valid(notAfter.minus(lifetime), notAfter);
    }
    place.done();
    return plan;
  }

  private static Function<Place, CertificatePlan> commonName(CertificatePlan plan) {
    return place -> plan.withCommonName(place.text());
  }

  private static CertificatePlan words(Place place, CertificatePlan plan) {
    for (Place item : place.items()) {
      plan = item.word(FAULTS).apply(plan);
    }
    return plan;
  }

  private static String parent(String host) {
    return host.substring(host.indexOf('.') + 1);
  }
}
