package bot.mtasts.app.command;

import bot.mtasts.core.probe.PastSighting;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Earlier reports, one JSON object a line, as `check --json` wrote them. Only what history needs
/// is read, so that reports of later versions are understood too.
final class HistoryFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<PastSighting>> byDomain = new HashMap<>();

  private HistoryFile() {}

  /// No history at all.
  static HistoryFile none() {
    return new HistoryFile();
  }

  /// Reads the whole file.
  ///
  /// @throws UsageException with file and line, if it cannot be read or a line is no report
  static HistoryFile read(Path file, String shown) throws UsageException {
    HistoryFile history = new HistoryFile();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          history.add(line, shown + ":" + number);
        }
      }
    } catch (CharacterCodingException e) {
      throw new UsageException(shown + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new UsageException(
          Files.exists(file) ? shown + ": cannot be read" : "there is no file " + shown);
    }
    history.byDomain.values().forEach(past -> past.sort(Comparator.comparing(PastSighting::at)));
    return history;
  }

  /// What earlier checks saw of a domain, oldest first.
  List<PastSighting> of(String domain) {
    return List.copyOf(byDomain.getOrDefault(domain, List.of()));
  }

  private void add(String line, String where) throws UsageException {
    JsonNode report;
    try {
      report = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          where + ": not JSON (column " + e.getLocation().getColumnNr() + "); one report a line");
    }
    if (!report.isObject()) {
      throw new UsageException(where + ": not a report: a JSON object is wanted");
    }
    String domain = required(report, "domain", where).toLowerCase(Locale.ROOT);
    String at = required(report, "startedAt", where);
    try {
      byDomain
          .computeIfAbsent(domain, _ -> new ArrayList<>())
          .add(sighting(report, Instant.parse(at)));
    } catch (DateTimeParseException e) {
      throw new UsageException(
          where + ": `startedAt` is not a time such as 2026-01-02T03:04:05.678Z");
    }
  }

  private static String required(JsonNode report, String field, String where)
      throws UsageException {
    JsonNode value = report.path(field);
    if (!value.isTextual()) {
      throw new UsageException(where + ": not a report: `" + field + "` is missing");
    }
    return value.textValue();
  }

  private static PastSighting sighting(JsonNode report, Instant at) {
    JsonNode record = report.path("record");
    JsonNode policy = report.path("policy");
    List<String> texts = new ArrayList<>();
    record.path("texts").forEach(text -> texts.add(text.asText()));
    JsonNode maxAge = policy.path("maxAge");
    return new PastSighting(
        at,
        record.isObject() ? texts : null,
        text(record, "id"),
        text(policy, "text"),
        text(policy, "mode"),
        maxAge.isIntegralNumber() ? maxAge.longValue() : null);
  }

  private static @Nullable String text(JsonNode section, String field) {
    JsonNode value = section.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
