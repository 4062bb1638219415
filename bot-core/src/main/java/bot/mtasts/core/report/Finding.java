package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact about a domain's set-up, in words and in evidence.
///
/// @param dimension usually the code's own; `dns_lookup_failed` and `alias_dangling` belong to the
///   dimension that needed the name
/// @param effect null for a finding that is not critical by mode, and for most warnings
/// @param detail what is so
/// @param remedy what to do, specific to the evidence, with the text to paste
/// @param senderReports RFC 8460 result types that sending MTAs would log; may be empty
/// @param senders how real senders differ here, as it goes into the report, else null
/// @param evidence JSON-ready values (strings, numbers, booleans, lists, maps) in a stable order
public record Finding(
    FindingCode code,
    Severity severity,
    Dimension dimension,
    @Nullable Effect effect,
    Prose detail,
    Prose remedy,
    List<String> senderReports,
    @Nullable Map<String, Object> senders,
    Map<String, Object> evidence) {
  public Finding {
    senderReports = List.copyOf(senderReports);
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  public boolean critical() {
    return severity == Severity.CRITICAL;
  }
}
