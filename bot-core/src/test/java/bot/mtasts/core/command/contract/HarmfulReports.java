package bot.mtasts.core.command.contract;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;
import bot.mtasts.lab.reports.KeptReports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Reports that no platform should be able to stumble over.
public final class HarmfulReports {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> STRANGERS = Set.of("text", "block", "reason", "contentType");

  private HarmfulReports() {}

  /// One of the town's reports, in which whatever strangers write is long and means harm, and of
  /// which there is more.
  ///
  /// @param evil what means harm on the platform
  public static CheckReport any(Random random, String evil) throws IOException {
    List<String> names = KeptReports.names();
    JsonNode json = JSON.readTree(KeptReports.json(names.get(random.nextInt(names.size()))));
    inflate(json, random, evil);
    ArrayNode findings = (ArrayNode) json.path("findings");
    // The same ones again: findings of every kind stand in the list by their number.
    List<JsonNode> more = new ArrayList<>();
    findings.forEach(more::add);
    IntStream.range(0, random.nextInt(20)).forEach(_ -> findings.addAll(more));
    return ReportArchive.read(json.toString());
  }

  private static void inflate(JsonNode node, Random random, String evil) {
    if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        if (member.getValue().isTextual() && STRANGERS.contains(member.getKey())) {
          object.put(member.getKey(), text(random, evil));
        } else if (member.getKey().equals("code") && object.size() == 1) {
          object.put(
              "code", text(random, evil)); // of prose; a finding's code has other fields beside it
        }
      }
    }
    node.forEach(child -> inflate(child, random, evil));
  }

  private static String text(Random random, String evil) {
    int size = random.nextInt(4) == 0 ? random.nextInt(9_000) : random.nextInt(200);
    String odd = evil + "\n`*_~<&>:x:";
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      int at = random.nextInt(odd.length());
      text.append(odd, at, Math.min(odd.length(), at + 1 + random.nextInt(12)));
      if (random.nextInt(50) == 0) {
        text.append("w".repeat(random.nextInt(3_500)));
      }
    }
    return text.toString();
  }
}
