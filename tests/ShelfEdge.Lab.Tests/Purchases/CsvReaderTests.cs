using System.IO.Compression;
using System.Text;
using CsCheck;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "1|2")]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", "x, \"y\"|two\nlines")]
    [InlineData("a,b\n,\n", "|")]
    [InlineData("a,b\n1\n", "1|")]
    [InlineData("a,b\n\n\n1,2\n", "1|2")]
    [InlineData("a,b\nin\"side,2\n", "in\"side|2")]
    public void Record_is_read_by_the_rules(string text, string fields)
    {
        using var csv = new CsvReader(new StringReader(text), "test.csv");

        Assert.Equal(["a", "b"], csv.Header);
        Assert.True(csv.Read());
        Assert.Equal(fields, $"{csv[0]}|{csv[1]}");
        Assert.False(csv.Read());
    }

    [Fact]
    public void What_the_writer_writes_is_read_again()
    {
        Gen.String[Gen.Char["ab,\"\r\n é"], 0, 8].Array[2].Array[0, 8].Sample(records =>
        {
            using var text = new StringWriter();
            using (var writer = new CsvWriter(text, "first", "second"))
            {
                foreach (string[] record in records)
                {
                    // A first field that is never empty, for an empty line is no record.
                    writer.Field("x" + record[0]).Field(record[1]).EndRecord();
                }
            }

            using var csv = new CsvReader(new StringReader(text.ToString()), "test.csv");
            foreach (string[] record in records)
            {
                Assert.True(csv.Read());
                Assert.Equal("x" + record[0], csv[0].ToString());
                Assert.Equal(record[1], csv[1].ToString());
            }

            Assert.False(csv.Read());
        });
    }

    [Fact]
    public void Compressed_file_reads_like_a_plain_one()
    {
        using var run = new LabRun();
        string path = run.PathOf("data.bin");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes("user,item\nann,tea\n"));
        }

        using CsvReader csv = CsvReader.Open(path);

        Assert.True(csv.Read());
        Assert.Equal("tea", csv[csv.Column("ITEM")].ToString());
    }

    [Fact]
    public void Missing_column_is_named_with_those_that_are_there()
    {
        using var csv = new CsvReader(new StringReader("a,b\n"), "test.csv");

        var exception = Assert.Throws<DataFileException>(() => csv.Column("user"));

        Assert.Equal("test.csv: has no column 'user'; it has a, b", exception.Message);
    }

    [Fact]
    public void Empty_file_is_refused() =>
        Assert.Throws<DataFileException>(() => new CsvReader(new StringReader(""), "test.csv"));

    [Fact]
    public void Quote_left_open_is_refused_with_its_line()
    {
        using var csv = new CsvReader(new StringReader("a\n1\n\"never\n"), "test.csv");
        csv.Read();

        var exception = Assert.Throws<DataFileException>(() => csv.Read());

        Assert.Equal("test.csv: line 3: a quoted field does not end", exception.Message);
    }

    [Fact]
    public void Record_without_an_end_does_not_fill_the_memory()
    {
        using var csv = new CsvReader(new StringReader("a\n" + new string('x', CsvReader.MaxRecordLength + 1)), "test.csv");

        Assert.Contains("longer than", Assert.Throws<DataFileException>(() => csv.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_with_too_many_fields_is_refused()
    {
        using var csv = new CsvReader(new StringReader("a\n" + new string(',', CsvReader.MaxFields)), "test.csv");

        Assert.Contains("more than", Assert.Throws<DataFileException>(() => csv.Read()).Message, StringComparison.Ordinal);
    }
}
