package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was judged, in the kept form. A finding stands in the report and in its dimension's
/// outcome: it is written once, and both point to it.
record ArchivedFindings(Score score, List<Outcome> outcomes, List<Finding> findings) {
  static void write(ObjectNode json, CheckReport report) {
    json.set("score", score(json.objectNode(), report.score()));
    Map<Finding, Integer> places = new LinkedHashMap<>();
    json.set("findings", places(json.arrayNode(), report.findings(), places));
    ArrayNode outcomes = json.putArray("outcomes");
    for (Outcome outcome : report.outcomes()) {
      ObjectNode fields = outcomes.addObject();
      fields.put("dimension", outcome.dimension().word());
      fields.put("status", outcome.status().word());
      fields.put("reason", outcome.reason());
      fields.set("findings", places(json.arrayNode(), outcome.findings(), places));
    }
    ArrayNode told = json.putArray("told");
    places.keySet().forEach(finding -> finding(told.addObject(), finding));
  }

  static ArchivedFindings read(ArchivedFields json) {
    List<Finding> told = json.list("told", ArchivedFindings::finding);
    return new ArchivedFindings(
        json.section("score", ArchivedFindings::score),
        json.list("outcomes", outcome -> outcome(outcome, told)),
        findings(json, told));
  }

  private static ArrayNode places(
      ArrayNode array, List<Finding> findings, Map<Finding, Integer> places) {
    for (Finding finding : findings) {
      Integer next = places.size();
      array.add(places.computeIfAbsent(finding, _ -> next));
    }
    return array;
  }

  private static List<Finding> findings(ArchivedFields json, List<Finding> told) {
    return json.elements("findings", place -> told(place, told));
  }

  private static Finding told(JsonNode place, List<Finding> told) {
    if (!place.isInt() || place.intValue() < 0 || place.intValue() >= told.size()) {
      throw ArchivedFields.wrong("findings");
    }
    return told.get(place.intValue());
  }

  private static Outcome outcome(ArchivedFields json, List<Finding> told) {
    return new Outcome(
        dimension(json),
        json.word("status", Status.values(), Status::word),
        json.textOrNull("reason"),
        findings(json, told));
  }

  private static void finding(ObjectNode json, Finding finding) {
    Effect effect = finding.effect();
    json.put("code", finding.code().word());
    json.put("severity", finding.severity().word());
    json.put("dimension", finding.dimension().word());
    json.put("effect", effect == null ? null : effect.word());
    json.set("detail", ArchivedValues.prose(finding.detail()));
    json.set("remedy", ArchivedValues.prose(finding.remedy()));
    json.set("senderReports", ArchivedValues.texts(finding.senderReports()));
    json.set("senders", ArchivedValues.value(finding.senders()));
    json.set("evidence", ArchivedValues.value(finding.evidence()));
  }

  private static Finding finding(ArchivedFields json) {
    return new Finding(
        json.word("code", FindingCode.values(), FindingCode::word),
        json.word("severity", Severity.values(), Severity::word),
        dimension(json),
        json.wordOrNull("effect", Effect.values(), Effect::word),
        ArchivedValues.prose(json.node("detail")),
        ArchivedValues.prose(json.node("remedy")),
        json.texts("senderReports"),
        json.isNull("senders") ? null : ArchivedValues.map(json, "senders"),
        ArchivedValues.map(json, "evidence"));
  }

  private static ObjectNode score(ObjectNode json, Score score) {
    json.put("total", score.total());
    json.put("grade", score.grade());
    ArrayNode points = json.putArray("points");
    for (Score.Points row : score.points()) {
      points.addObject().put("dimension", row.dimension().word()).put("earned", row.earned());
    }
    Score.Ceiling ceiling = score.ceiling();
    if (ceiling == null) {
      json.putNull("ceiling");
    } else {
      json.putObject("ceiling")
          .put("verdict", ceiling.verdict().word())
          .put("atMost", ceiling.atMost())
          .put("before", ceiling.before());
    }
    return json;
  }

  private static Score score(ArchivedFields json) {
    return new Score(
        json.integerOrNull("total"),
        json.textOrNull("grade"),
        json.list("points", row -> new Score.Points(dimension(row), row.doubleOrNull("earned"))),
        json.sectionOrNull("ceiling", ArchivedFindings::ceiling));
  }

  private static Score.Ceiling ceiling(ArchivedFields json) {
    return new Score.Ceiling(
        json.word("verdict", Verdict.values(), Verdict::word),
        json.integer("atMost"),
        json.integer("before"));
  }

  private static Dimension dimension(ArchivedFields json) {
    return json.word("dimension", Dimension.values(), Dimension::word);
  }
}
