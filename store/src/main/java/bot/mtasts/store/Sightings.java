package bot.mtasts.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What checks saw of record and policy. Of neighbours that saw the same only the first and the
/// last are kept: between them nothing happened.
final class Sightings {
  /// The most that are given out. A domain that changes at every look fills the table, not the
  /// memory of whoever judges it; the newest are what senders may still hold.
  static final int MOST = 200;

  private Sightings() {}

  private record Row(String checkId, Instant at, String hash, String sighting) {}

  static void add(Handle handle, CheckReport report) {
    String seen = Json.text(json(report));
    String hash = ByteString.encodeString(seen, US_ASCII).sha256().hex();
    thin(handle, report, hash);
    handle
        .createUpdate(
            """
            insert into sightings (check_id, domain, seen_at, seen_hash, sighting)
            values (:id, :domain, :at, :hash, :sighting)
            on conflict do nothing\
            """)
        .bind("id", report.id())
        .bind("domain", report.domain().ascii())
        .bind("at", report.startedAt())
        .bind("hash", hash)
        .bind("sighting", seen)
        .execute();
  }

  // Two instances that do this at the same moment may leave one too many: reading thins again.
  private static void thin(Handle handle, CheckReport report, String hash) {
    List<Row> before = newest(handle, report.domain(), 2);
    if (before.size() == 2
        && before.stream().allMatch(row -> row.hash().equals(hash))
        && !before.getFirst().at().isAfter(report.startedAt())) {
      handle
          .createUpdate("delete from sightings where check_id = :id")
          .bind("id", before.getFirst().checkId())
          .execute();
    }
  }

  /// Oldest first.
  static List<PastSighting> of(Handle handle, DomainName domain) {
    return thinned(newest(handle, domain, MOST).reversed()).stream()
        .map(row -> sighting(row.at(), Json.read(row.sighting())))
        .toList();
  }

  private static List<Row> thinned(List<Row> rows) {
    List<Row> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean within = i > 0 && i + 1 < rows.size() && same(rows, i - 1) && same(rows, i);
      if (!within) {
        kept.add(rows.get(i));
      }
    }
    return kept;
  }

  private static boolean same(List<Row> rows, int i) {
    return rows.get(i).hash().equals(rows.get(i + 1).hash());
  }

  private static List<Row> newest(Handle handle, DomainName domain, int limit) {
    return handle
        .createQuery(
            """
            select check_id, seen_at, seen_hash, sighting
            from sightings
            where domain = :domain
            order by seen_at desc, check_id desc
            limit :limit\
            """)
        .bind("domain", domain.ascii())
        .bind("limit", limit)
        .map((row, _) ->
            new Row(
                row.getString("check_id"),
                Times.get(row, "seen_at"),
                row.getString("seen_hash"),
                row.getString("sighting")))
        .list();
  }

  private static ObjectNode json(CheckReport report) {
    CheckReport.@Nullable RecordSection record = report.record();
    CheckReport.@Nullable PolicySection policy = report.policy();
    ObjectNode json = Json.object();
    if (record != null) {
      json.set("texts", Json.array(record.texts()));
      json.put("id", record.id());
    }
    if (policy != null) {
      json.put("policy", policy.text());
      json.put("mode", policy.mode());
      json.put("maxAge", policy.maxAge());
    }
    return json;
  }

  private static PastSighting sighting(Instant at, JsonNode json) {
    return new PastSighting(
        at,
        json.has("texts") ? Json.texts(json.get("texts")) : null,
        Json.textOrNull(json, "id"),
        Json.textOrNull(json, "policy"),
        Json.textOrNull(json, "mode"),
        Json.longOrNull(json, "maxAge"));
  }
}
