package bot.mtasts.core.probe.dns;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Puts into words why a chain of signatures does not hold.
final class BogusReason {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private BogusReason() {}

  /// A clause for people.
  ///
  /// @param given the answer that did not hold, as it came; null if it never came that far
  /// @param verdict what the validator made of it
  static String of(DnsQuestion question, @Nullable Message given, Message verdict) {
    // The validator says only that the answer's signatures fail; an expired one is by far the most
    // common, and can be told from the signature itself.
    String own = given == null ? null : outOfDate(given);
    String reason = own != null ? own : codeInWords(verdict).orElse("a signature does not verify");
    String validator = validatorsWords(verdict);
    return "%s: %s%s"
        .formatted(question, reason, validator.isEmpty() ? "" : " (" + validator + ")");
  }

  private static @Nullable String outOfDate(Message given) {
    Instant now = Instant.now();
    List<RRSIGRecord> signatures =
        given.getSection(Section.ANSWER).stream()
            .filter(RRSIGRecord.class::isInstance)
            .map(RRSIGRecord.class::cast)
            .toList();
    for (RRSIGRecord signature : signatures) {
      String what = "the signature over " + Type.string(signature.getTypeCovered());
      if (signature.getExpire().isBefore(now)) {
        return what + " expired on " + DAY.format(signature.getExpire());
      }
      if (signature.getTimeSigned().isAfter(now)) {
        return what + " is not valid before " + DAY.format(signature.getTimeSigned());
      }
    }
    return null;
  }

  // RFC 8914 §4.
  private static Optional<String> codeInWords(Message verdict) {
    OPTRecord opt = verdict.getOPT();
    if (opt == null) {
      return Optional.empty();
    }
    return opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
        .filter(ExtendedErrorCodeOption.class::isInstance)
        .map(option -> wordsFor(((ExtendedErrorCodeOption) option).getErrorCode()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static @Nullable String wordsFor(int code) {
    return switch (code) {
      case ExtendedErrorCodeOption.SIGNATURE_EXPIRED -> "a signature has expired";
      case ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID -> "a signature is not valid yet";
      case ExtendedErrorCodeOption.DNSKEY_MISSING ->
          "the key that the parent zone names is not in the zone";
      case ExtendedErrorCodeOption.RRSIGS_MISSING -> "a signature is missing";
      case ExtendedErrorCodeOption.NSEC_MISSING ->
          "the proof that there is no such record is missing";
      default -> null;
    };
  }

  /// The validator's own sentence, without the records that it may hold.
  private static String validatorsWords(Message verdict) {
    return verdict.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
        .filter(TXTRecord.class::isInstance)
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .map(words -> words.replaceFirst(":? *\\{.*", ""))
        .collect(Collectors.joining(" "));
  }
}
