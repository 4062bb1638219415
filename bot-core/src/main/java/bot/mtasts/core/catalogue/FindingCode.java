package bot.mtasts.core.catalogue;

import static bot.mtasts.core.catalogue.Dimension.CERTIFICATE;
import static bot.mtasts.core.catalogue.Dimension.CONSISTENCY;
import static bot.mtasts.core.catalogue.Dimension.COVERAGE;
import static bot.mtasts.core.catalogue.Dimension.DANE;
import static bot.mtasts.core.catalogue.Dimension.FETCH;
import static bot.mtasts.core.catalogue.Dimension.RECORD;
import static bot.mtasts.core.catalogue.Dimension.REPORTING;
import static bot.mtasts.core.catalogue.Dimension.STARTTLS;
import static bot.mtasts.core.catalogue.Dimension.SYNTAX;
import static bot.mtasts.core.catalogue.Effect.DELIVERY;
import static bot.mtasts.core.catalogue.Effect.PROTECTION;
import static bot.mtasts.core.catalogue.Severity.CRITICAL;
import static bot.mtasts.core.catalogue.Severity.INFO;
import static bot.mtasts.core.catalogue.Severity.WARNING;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.Immutable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a check may say: one row per code, in the order of the report. The codes are a public
/// contract: new ones may be added, an existing one is never renamed or reused.
public enum FindingCode {
  // spotless:off (a table: one row a line)
  // record
  MISSING_RECORD(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §3.1", "No MTA-STS record is published"),
  MULTIPLE_RECORDS(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §3.1", "More than one MTA-STS record is published"),
  RECORD_MALFORMED(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §3.1", "The MTA-STS record breaks the grammar"),
  RECORD_AMBIGUOUS(RECORD, always(WARNING), null, "RFC 8461 §3.1", "The MTA-STS record can be read two ways"),
  RECORD_DUPLICATE_FIELD(RECORD, always(WARNING), null, "RFC 8461 §3.2", "A field appears twice in the MTA-STS record"),
  DNS_LOOKUP_FAILED(RECORD, always(WARNING), null, "RFC 8461 §3.3", "The domain's name servers refuse or fail"),
  ALIAS_DANGLING(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §8.2", "An alias ends at a missing name"),
  RECORD_ID_MISSING(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §3.1", "The MTA-STS record has no id"),
  RECORD_ID_INVALID(RECORD, always(CRITICAL), PROTECTION, "RFC 8461 §3.1", "The MTA-STS record's id is not valid"),
  RECORD_UNRELATED_TXT(RECORD, always(INFO), null, "RFC 8461 §3.1", "Other TXT records stand at the MTA-STS name"),
  RECORD_UNKNOWN_FIELD(RECORD, always(INFO), null, "RFC 8461 §3.1", "The MTA-STS record carries extension fields"),
  RECORD_TTL_LONG(RECORD, always(INFO), null, "RFC 8461 §3.1", "The MTA-STS record's TTL is over a day"),
  // fetch
  POLICY_HOST_UNRESOLVED(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy host has no address", "sts-policy-fetch-error"),
  POLICY_FETCH_FAILED(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy cannot be fetched from its host", "sts-policy-fetch-error"),
  POLICY_HTTP_STATUS(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy host answers with an error status", "sts-policy-fetch-error"),
  POLICY_REDIRECTED(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy URL redirects, and senders do not follow", "sts-policy-fetch-error"),
  POLICY_CONTENT_TYPE(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy is not served as text/plain", "sts-policy-fetch-error"),
  POLICY_HOST_PRIVATE(FETCH, always(CRITICAL), PROTECTION, "practice", "The policy host has only private addresses", "sts-policy-fetch-error"),
  POLICY_CONTENT_ENCODING(FETCH, always(WARNING), null, "practice", "The policy is compressed though nobody asked"),
  POLICY_TOO_LARGE(FETCH, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy is larger than 64 KiB", "sts-policy-fetch-error"),
  POLICY_SLOW(FETCH, always(WARNING), null, "RFC 8461 §3.3", "The policy host answers too slowly for some senders"),
  POLICY_ON_HTTP(FETCH, always(INFO), null, "practice", "The policy is also served over plain HTTP"),
  POLICY_ADDRESS_UNREACHABLE(FETCH, always(WARNING), null, "practice", "Some addresses of the policy host do not answer"),
  // certificate
  CERT_INVALID(CERTIFICATE, always(CRITICAL), PROTECTION, "RFC 8461 §3.3", "The policy host's certificate is not valid", "sts-webpki-invalid"),
  TLS_VERSION_OLD(CERTIFICATE, always(CRITICAL), PROTECTION, "RFC 8461 §3.3, RFC 8996", "The policy host speaks only outdated TLS", "sts-webpki-invalid"),
  CERT_EXPIRES_SOON(CERTIFICATE, always(WARNING), null, "practice", "The policy host's certificate expires soon"),
  CERT_WEAK(CERTIFICATE, always(WARNING), null, "practice", "The policy host's certificate has a short key"),
  // syntax
  POLICY_MALFORMED(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy file breaks the grammar", "sts-policy-invalid"),
  POLICY_VERSION_INVALID(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy's version is missing or wrong", "sts-policy-invalid"),
  POLICY_MODE_INVALID(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy's mode is missing or wrong", "sts-policy-invalid"),
  POLICY_MX_MISSING(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy has no mx line", "sts-policy-invalid"),
  POLICY_MX_INVALID(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "An mx pattern in the policy is not valid", "sts-policy-invalid"),
  POLICY_MAX_AGE_INVALID(SYNTAX, always(CRITICAL), PROTECTION, "RFC 8461 §3.2", "The policy's max_age is missing or not valid", "sts-policy-invalid"),
  POLICY_MAX_AGE_SHORT(SYNTAX, always(WARNING), null, "RFC 8461 §3.2, §10.2", "The policy's max_age is short"),
  POLICY_BLANK_LINE(SYNTAX, always(WARNING), null, "RFC 8461 §3.2", "The policy contains blank lines"),
  POLICY_MX_ADDRESS(SYNTAX, always(WARNING), null, "RFC 8461 §3.2", "An mx line is an IP address"),
  MX_PATTERN_WIDE(SYNTAX, always(WARNING), null, "RFC 8461 §10", "An mx pattern is wide enough for strangers"),
  POLICY_DUPLICATE_FIELD(SYNTAX, always(WARNING), null, "RFC 8461 §3.2", "A field appears twice in the policy"),
  POLICY_UNKNOWN_FIELD(SYNTAX, always(INFO), null, "RFC 8461 §3.2", "The policy carries extension fields"),
  MODE_NONE(SYNTAX, always(WARNING), null, "RFC 8461 §5", "The policy switches MTA-STS off"),
  MODE_TESTING(SYNTAX, always(INFO), null, "RFC 8461 §5", "The policy is in testing mode"),
  // coverage
  MX_PARTIAL_MATCH(COVERAGE, byMode(CRITICAL, WARNING, INFO), DELIVERY, "RFC 8461 §4.1", "Some MX hosts match no mx pattern", "validation-failure"),
  MX_NO_MATCH(COVERAGE, byMode(CRITICAL, WARNING, INFO), DELIVERY, "RFC 8461 §4.1", "No MX host matches an mx pattern", "validation-failure"),
  MX_UNRESOLVABLE(COVERAGE, always(WARNING), null, "RFC 5321 §5.1", "An MX host has no address"),
  MX_IS_ALIAS(COVERAGE, always(WARNING), null, "RFC 2181 §10.3", "An MX host is an alias"),
  MX_IS_ADDRESS(COVERAGE, always(WARNING), null, "RFC 5321 §5.1", "An MX record holds an IP address"),
  MX_PRIVATE(COVERAGE, always(WARNING), null, "practice", "An MX host has only private addresses"),
  MX_NULL_MIXED(COVERAGE, always(CRITICAL), DELIVERY, "RFC 7505 §3", "Null MX stands beside other MX records"),
  MX_NONE_USABLE(COVERAGE, always(CRITICAL), DELIVERY, "RFC 5321 §5.1", "No MX host has a usable public address"),
  MX_MISSING(COVERAGE, always(INFO), null, "RFC 5321 §5.1", "The domain has no MX record"),
  MX_NULL(COVERAGE, always(INFO), null, "RFC 7505", "The domain takes no mail"),
  MX_PATTERN_UNUSED(COVERAGE, always(INFO), null, "practice", "An mx pattern matches no MX host today"),
  // starttls
  STARTTLS_MISSING(STARTTLS, byMode(CRITICAL, WARNING, WARNING), DELIVERY, "RFC 8461 §4.2", "An MX host does not offer STARTTLS", "starttls-not-supported"),
  STARTTLS_FAILED(STARTTLS, byMode(CRITICAL, WARNING, WARNING), DELIVERY, "RFC 8461 §4.2", "STARTTLS breaks on an MX host", "validation-failure"),
  MX_CERT_INVALID(STARTTLS, byMode(CRITICAL, WARNING, INFO), DELIVERY, "RFC 8461 §4.2", "An MX host's certificate is not valid", "certificate-expired", "certificate-host-mismatch", "certificate-not-trusted"),
  MX_TLS_VERSION_OLD(STARTTLS, byMode(CRITICAL, WARNING, WARNING), DELIVERY, "RFC 8996", "An MX host speaks only outdated TLS", "validation-failure"),
  MX_CERT_EXPIRES_SOON(STARTTLS, always(WARNING), null, "practice", "An MX host's certificate expires soon"),
  STARTTLS_INJECTION(STARTTLS, always(WARNING), null, "practice", "An MX host obeys commands sent before TLS"),
  MX_TEMPORARY_FAILURE(STARTTLS, always(INFO), null, "RFC 5321", "An MX host answered with a temporary failure"),
  // consistency
  NAMESERVERS_DISAGREE(CONSISTENCY, always(WARNING), null, "RFC 8461 §3.1", "The domain's name servers disagree about the record"),
  POLICY_DIFFERS_BY_ADDRESS(CONSISTENCY, always(WARNING), null, "RFC 8461 §3.3", "The policy host's addresses serve different policies"),
  POLICY_CHANGED_ID_UNCHANGED(CONSISTENCY, byMode(CRITICAL, WARNING, WARNING), DELIVERY, "RFC 8461 §3.1", "The policy changed, but the record's id did not"),
  ID_CHANGED_POLICY_UNCHANGED(CONSISTENCY, always(INFO), null, "RFC 8461 §3.1", "The id changed, but the policy did not"),
  ID_REUSED(CONSISTENCY, always(WARNING), null, "RFC 8461 §3.1", "The record's id went back to an earlier value"),
  REMOVED_WHILE_CACHED(CONSISTENCY, always(CRITICAL), DELIVERY, "RFC 8461 §8.3", "MTA-STS was withdrawn while senders still cache it"),
  POLICY_WITHOUT_RECORD(CONSISTENCY, always(WARNING), null, "RFC 8461 §3.1", "A policy is served without a valid record"),
  POLICY_ID_MISMATCH(CONSISTENCY, always(WARNING), null, "practice", "The policy's own id differs from the record's"),
  // reporting
  TLS_RPT_MISSING(REPORTING, always(WARNING), null, "RFC 8460 §3", "No TLS-RPT record is published"),
  TLS_RPT_MULTIPLE(REPORTING, always(WARNING), null, "RFC 8460 §3", "More than one TLS-RPT record is published"),
  TLS_RPT_MALFORMED(REPORTING, always(WARNING), null, "RFC 8460 §3", "The TLS-RPT record breaks the grammar"),
  TLS_RPT_RUA_MISSING(REPORTING, always(WARNING), null, "RFC 8460 §3", "The TLS-RPT record has no rua"),
  TLS_RPT_RUA_INVALID(REPORTING, always(WARNING), null, "RFC 8460 §3", "A TLS-RPT report address is not valid"),
  TLS_RPT_WILDCARD_HOST(REPORTING, always(INFO), null, "practice", "The TLS-RPT record comes through an alias or wildcard"),
  // dane
  DANE_ABSENT(DANE, always(INFO), null, "RFC 7672", "The MX hosts have no TLSA records"),
  DANE_VALID(DANE, always(INFO), null, "RFC 7672", "TLSA records protect the MX hosts"),
  DANE_MISMATCH(DANE, always(CRITICAL), DELIVERY, "RFC 7672", "An MX certificate matches none of its TLSA records"),
  DANE_INSECURE(DANE, always(WARNING), null, "RFC 7672", "TLSA records stand without DNSSEC"),
  DANE_UNUSABLE(DANE, always(WARNING), null, "RFC 7672 §3.1.3", "TLSA records are of no use to mail"),
  DNSSEC_BOGUS(DANE, always(CRITICAL), DELIVERY, "RFC 4035", "A signed zone does not validate");
  // spotless:on

  private final Dimension dimension;
  private final Severities severities;
  private final @Nullable Effect effect;
  private final String source;
  private final String title;
  private final ImmutableList<String> senderReports;

  FindingCode(
      Dimension dimension,
      Severities severities,
      @Nullable Effect effect,
      String source,
      String title,
      String... senderReports) {
    this.dimension = dimension;
    this.severities = severities;
    this.effect = effect;
    this.source = source;
    this.title = title;
    this.senderReports = ImmutableList.copyOf(senderReports);
  }

  /// The public word, such as `mx_partial_match`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The code that a word names, in any letter case.
  public static Optional<FindingCode> ofWord(String word) {
    return Arrays.stream(values()).filter(code -> code.word().equalsIgnoreCase(word)).findFirst();
  }

  /// The dimension whose table holds the code.
  public Dimension dimension() {
    return dimension;
  }

  /// How bad it is under a mode.
  public Severity severity(ModeColumn mode) {
    return switch (mode) {
      case ENFORCE -> severities.enforce();
      case TESTING -> severities.testing();
      case NONE -> severities.none();
    };
  }

  /// Which trouble it means while it is critical under this mode; null where a mode lowers it, and
  /// for codes that mean neither.
  public @Nullable Effect effect(ModeColumn mode) {
    return severity(mode) == CRITICAL ? effect : null;
  }

  /// Where the rule comes from: `RFC 8461 §3.1`, or `practice`.
  public String source() {
    return source;
  }

  /// What is so, in a few words.
  public String title() {
    return title;
  }

  /// The RFC 8460 result types that sending MTAs may log; empty when they log nothing.
  public List<String> senderReports() {
    return senderReports;
  }

  @Immutable
  private record Severities(Severity enforce, Severity testing, Severity none) {}

  private static Severities always(Severity severity) {
    return new Severities(severity, severity, severity);
  }

  private static Severities byMode(Severity enforce, Severity testing, Severity none) {
    return new Severities(enforce, testing, none);
  }
}
