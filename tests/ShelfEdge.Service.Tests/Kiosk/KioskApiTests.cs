using System.Net;
using System.Text.Json;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Kiosk;

public sealed class KioskApiTests
{
    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Answer_changes_when_a_product_is_taken_off_the_shelf_and_when_it_comes_back()
    {
        var stop = TestContext.Current.CancellationToken;
        var cola = 4;
        await using var kiosk = await KioskBox.StartAsync(stop, () => Volatile.Read(ref cola));
        await UntilAsync(kiosk, skus => skus.SequenceEqual(["cola", "tea"]));

        Volatile.Write(ref cola, 0);
        await UntilAsync(kiosk, skus => skus.SequenceEqual(["tea"]));
        var instead = await kiosk.RecommendAsync("item=cola", stop);
        Assert.Equal(["tea"], KioskBox.Skus(instead));

        Volatile.Write(ref cola, 4);
        await UntilAsync(kiosk, skus => skus.SequenceEqual(["cola", "tea"]));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Requests_without_a_fitting_key_are_refused_and_no_key_is_told()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);
        const string Path = "/v1/kiosks/kiosk-1/recommendations";

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, Path, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, Path, kiosk.Key + "0"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/v1/kiosks/kiosk-2/recommendations", kiosk.Key));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, Path, kiosk.Staff));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Delete, $"/v1/shoppers/{new string('0', 32)}", kiosk.Key));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Delete, $"/v1/shoppers/{new string('0', 32)}", kiosk.Staff));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, Path, kiosk.Key));
        Assert.DoesNotContain(kiosk.Box.Log.Entries, entry => entry.Contains(kiosk.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(kiosk.Key, await File.ReadAllTextAsync(System.IO.Path.Combine(kiosk.Store.Folder, "data", KioskKeyFile.Name), stop), StringComparison.Ordinal);

        async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? key)
        {
            using var response = await kiosk.SendAsync(method, path, key, stop);
            return response.StatusCode;
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Key_that_is_added_or_removed_counts_without_a_restart()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);
        var file = new KioskKeyFile(System.IO.Path.Combine(kiosk.Store.Folder, "data", KioskKeyFile.Name));

        var (key, text) = file.Add("kiosk-2", DateTimeOffset.UnixEpoch);
        await UntilStatusAsync(HttpStatusCode.OK);
        file.Remove(key.Id);
        await UntilStatusAsync(HttpStatusCode.Unauthorized);

        Task UntilStatusAsync(HttpStatusCode status) => Poll.UntilAsync(
            async () =>
            {
                using var response = await kiosk.SendAsync(HttpMethod.Get, "/v1/kiosks/kiosk-2/recommendations", text, stop);
                return response.StatusCode;
            },
            answer => answer == status,
            stop);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Requests_that_come_too_fast_are_told_to_wait()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop, prepare: store =>
        {
            store.Settings["kiosk"]!["requestsPerSecond"] = 1;
            store.Settings["kiosk"]!["burst"] = 2;
        });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            using var response = await kiosk.SendAsync(HttpMethod.Get, "/v1/kiosks/kiosk-1/recommendations", kiosk.Key, stop);
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            }
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Theory(Timeout = Deadline.Milliseconds)]
    [InlineData("k=0", "k: 0 is not allowed")]
    [InlineData("k=51", "k: 51 is not allowed")]
    [InlineData("item=a%20b", "item: ")]
    [InlineData("card=1&session=2", "card and session exclude each other")]
    [InlineData("card=", "card or session must have 1 to 128 characters")]
    public async Task Value_that_is_not_allowed_is_a_problem(string query, string detail)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);

        using var response = await kiosk.SendAsync(HttpMethod.Get, $"/v1/kiosks/kiosk-1/recommendations?{query}", kiosk.Key, stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(detail, await response.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Batch_with_one_mistake_stores_nothing_and_one_that_is_too_large_is_refused()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);
        const string Good = """{ "type": "bought", "item": "cola", "card": "raw-card-4711" }""";

        Assert.Contains("quantity must be above 0", await RefusedAsync(HttpStatusCode.BadRequest, $$"""{ "events": [{{Good}}, { "type": "bought", "item": "tea", "quantity": 0 }] }"""), StringComparison.Ordinal);
        Assert.Contains("1 to 100 are allowed", await RefusedAsync(HttpStatusCode.BadRequest, """{ "events": [] }"""), StringComparison.Ordinal);
        await RefusedAsync(HttpStatusCode.BadRequest, "{");
        await RefusedAsync(HttpStatusCode.BadRequest, """{ "events": [{ "type": "stolen", "item": "cola" }] }""");
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, $$"""{ "events": [{{Good}}], "x": "{{new string('x', EventBatch.MaxBytes)}}" }""");
        Assert.Equal(2, KioskBox.Skus(await kiosk.RecommendAsync($"card={KioskBox.Card}", stop)).Count());

        async Task<string> RefusedAsync(HttpStatusCode status, string body)
        {
            using var response = await kiosk.SendAsync(HttpMethod.Post, "/v1/kiosks/kiosk-1/events", kiosk.Key, stop, body);
            Assert.Equal(status, response.StatusCode);
            return await response.Content.ReadAsStringAsync(stop);
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Models_are_swapped_without_a_failed_request_and_a_bad_one_leaves_the_last_in_use()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);
        var folder = KioskBox.Models(kiosk.Store);
        Assert.Equal(JsonValueKind.Null, (await kiosk.RecommendAsync("session=s", stop)).GetProperty("model").ValueKind);

        // GetAsync asserts that every one of the requests meanwhile is answered.
        KioskBox.WriteFactors(folder, seed: 1);
        var first = await UntilVersionAsync(version => version is not null);
        KioskBox.WriteFactors(folder, seed: 2);
        var second = await UntilVersionAsync(version => version != first);
        KioskBox.Replace(folder, ModelFolder.FactorsFile, [.. "SEFM"u8, 1, 2, 3]);
        await Poll.UntilAsync(
            async () =>
            {
                await kiosk.RecommendAsync("session=s", stop);
                return kiosk.Box.Log.Entries.Any(entry => entry.StartsWith("Warning[5401]", StringComparison.Ordinal));
            },
            isSaid => isSaid,
            stop);

        Assert.Equal(second, (await kiosk.RecommendAsync("session=s", stop)).GetProperty("model").GetString());
        await kiosk.ReportAsync("""{ "type": "tapped", "item": "cola", "session": "s" }""", stop);
        var answer = await kiosk.RecommendAsync("session=s", stop);
        Assert.Equal("tea", Assert.Single(KioskBox.Skus(answer)));
        Assert.Equal("Bought with Cola", answer.GetProperty("items")[0].GetProperty("reason").GetProperty("text").GetString());

        async Task<string?> UntilVersionAsync(Func<string?, bool> isEnough) => await Poll.UntilAsync(
            async () => (await kiosk.RecommendAsync("session=s", stop)).GetProperty("model").GetString(), isEnough, stop);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Stock_that_is_unknown_is_treated_as_configured_and_the_answer_says_so()
    {
        var stop = TestContext.Current.CancellationToken;
        foreach (var (unknown, skus) in new[] { ("offer", 2), ("withhold", 0) })
        {
            await using var kiosk = await KioskBox.StartAsync(stop, prepare: store =>
            {
                // Each frame differs too much for anything to be believed within the test.
                store.Settings["restock"]!["evidence"]!["minFrames"] = 31;
                store.Settings["restock"]!["evidence"]!["window"] = 31;
                store.Settings["cameras"]![0]!["framesPerSecond"] = 0.5;
                store.Settings["recommend"]!["unknownStock"] = unknown;
            });

            var answer = await kiosk.RecommendAsync("", stop);

            Assert.Equal((unknown, 2), (answer.GetProperty("stock").GetProperty("unknownStock").GetString(), answer.GetProperty("stock").GetProperty("unknown").GetInt32()));
            Assert.Equal(skus, answer.GetProperty("items").GetArrayLength());
        }
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Shopper_is_forgotten_everywhere_and_the_card_was_never_written()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop);
        await UntilAsync(kiosk, skus => skus.Count == 2);
        await kiosk.ReportAsync($$"""{ "type": "shown", "item": "cola", "card": "{{KioskBox.Card}}", "ranking": "fit" }, { "type": "bought", "item": "cola", "card": "{{KioskBox.Card}}", "price": 2 }""", stop);
        var answer = await kiosk.RecommendAsync($"card={KioskBox.Card}", stop);
        var id = answer.GetProperty("shopper").GetString()!;
        Assert.Equal(["tea"], KioskBox.Skus(answer));
        Assert.Equal(1, (await kiosk.GetAsync($"/v1/shoppers/{id}/segment", stop)).GetProperty("visits").GetInt32());
        Assert.True(IsWritten(Convert.FromHexString(id)));

        using (var response = await kiosk.SendAsync(HttpMethod.Delete, $"/v1/shoppers/{id}", kiosk.Staff, stop))
        {
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        Assert.False(IsWritten(Convert.FromHexString(id)));
        Assert.Equal(["cola", "tea"], KioskBox.Skus(await kiosk.RecommendAsync($"card={KioskBox.Card}", stop)).Order());
        using (var response = await kiosk.SendAsync(HttpMethod.Get, $"/v1/shoppers/{id}/segment", kiosk.Key, stop))
        {
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.False(IsWritten(System.Text.Encoding.UTF8.GetBytes(KioskBox.Card)));
        Assert.DoesNotContain(kiosk.Box.Log.Entries, entry => entry.Contains(KioskBox.Card, StringComparison.Ordinal));

        bool IsWritten(byte[] bytes) => Directory.EnumerateFiles(System.IO.Path.Combine(kiosk.Store.Folder, "data"), "*", SearchOption.AllDirectories)
            .Any(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var all = new byte[stream.Length];
                stream.ReadExactly(all);
                return all.AsSpan().IndexOf(bytes) >= 0;
            });
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Reasons_come_in_the_language_of_the_shopper_and_rules_by_item()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var kiosk = await KioskBox.StartAsync(stop, prepare: store => File.WriteAllText(
            System.IO.Path.Combine(KioskBox.Models(store), ModelFolder.RulesFile),
            """{"version":1,"rules":[{"if":["cola"],"then":"tea","support":0.1,"confidence":0.5,"lift":2}]}"""));
        await UntilAsync(kiosk, skus => skus.Count == 2);
        kiosk.Box.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN, en;q=0.5");

        var reason = (await kiosk.RecommendAsync("item=cola", stop)).GetProperty("items")[0].GetProperty("reason");
        var rules = await kiosk.GetAsync("/v1/insight/rules?item=cola", stop);

        Assert.Equal(("boughtWith", "cola", "常与Cola一起购买"), (reason.GetProperty("code").GetString(), reason.GetProperty("sku").GetString()!, reason.GetProperty("text").GetString()!));
        Assert.Equal("tea", Assert.Single(rules.GetProperty("rules").EnumerateArray()).GetProperty("then").GetString());
    }

    private static Task<List<string>> UntilAsync(KioskBox kiosk, Func<List<string>, bool> isEnough) => Poll.UntilAsync(
        async () => KioskBox.Skus(await kiosk.RecommendAsync("", TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal).ToList(), isEnough, TestContext.Current.CancellationToken);
}
