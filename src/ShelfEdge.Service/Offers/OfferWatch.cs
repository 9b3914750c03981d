using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Offers;

/// <summary>
/// The file of offers. One that is missing means no offers; one that is wrong or cannot be read leaves the last good ones in use. One
/// thread at a time.
/// </summary>
internal sealed class OfferWatch(string path)
{
    public const string FileName = "offers.json";

    private FileMark _seen;
    private string? _unread;

    /// <summary>Reads the file when it changed since the last call.</summary>
    /// <param name="errors">Receives everything that is wrong with it, each with file and JSON path.</param>
    /// <returns>The offers to use from here on; <see langword="null"/> to leave those in use.</returns>
    public OfferList? Read(List<string> errors)
    {
        try
        {
            var file = new FileInfo(path);
            var mark = FileMark.Of(file);
            if (mark == _seen)
            {
                return null;
            }

            var read = file.Exists ? OfferFile.Read(Commands.InputFile.ReadBytes(path, OfferLimits.Bytes)) : new OfferReadResult(OfferList.Empty, []);
            (_seen, _unread) = (mark, null);
            errors.AddRange(read.Errors.Select(error => $"{path}: {error}"));
            return read.Offers;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Said once; tried at each call, for neither a permission nor a disk changes the mark of a file.
            if (_unread != exception.Message)
            {
                _unread = exception.Message;
                errors.Add(exception.Message.Contains(path, StringComparison.Ordinal) ? exception.Message : $"{path}: {exception.Message}");
            }

            return null;
        }
    }
}
