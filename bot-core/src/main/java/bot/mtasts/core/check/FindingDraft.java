package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding being written: first what is so, then what to do.
public final class FindingDraft {
  private final FindingCode code;
  private final Dimension dimension;
  private final ModeColumn mode;
  private final Map<String, Object> evidence = new LinkedHashMap<>();
  private Prose detail;
  private List<String> senderReports;
  private @Nullable Map<String, Object> senders;

  FindingDraft(FindingCode code, Dimension dimension, ModeColumn mode) {
    this.code = code;
    this.dimension = dimension;
    this.mode = mode;
    this.detail = Prose.of(code.title());
    this.senderReports = code.senderReports();
  }

  /// What is so; see [Prose#of].
  public FindingDraft detail(String template, Object... arguments) {
    detail = Prose.of(template, arguments);
    return this;
  }

  public FindingDraft detail(Prose prose) {
    detail = prose;
    return this;
  }

  /// A value of the evidence: a string, number, boolean, list or map, ready for JSON.
  public FindingDraft evidence(String key, Object value) {
    evidence.put(key, value);
    return this;
  }

  /// Narrows the result types that senders log to those of the case at hand.
  public FindingDraft senderReports(List<String> reports) {
    senderReports = reports;
    return this;
  }

  /// How real senders differ here.
  public FindingDraft senders(Map<String, Object> differences) {
    senders = differences;
    return this;
  }

  /// Ends the draft with what to do; see [Prose#of].
  public Finding remedy(String template, Object... arguments) {
    return remedy(Prose.of(template, arguments));
  }

  public Finding remedy(Prose remedy) {
    return new Finding(
        code,
        code.severity(mode),
        dimension,
        code.effect(mode),
        detail,
        remedy,
        senderReports,
        senders,
        evidence);
  }
}
