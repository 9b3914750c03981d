using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Sight;

/// <summary>What was learnt of one camera, as bytes: about 60 kB, with a checksum.</summary>
internal static class SightBaselineFile
{
    private const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "SESB"u8;

    public static byte[] Write(ulong fingerprint, ViewReference reference, float noise, float x, float y)
    {
        var grey = new byte[SightSample.Width * SightSample.Height];
        var isLearnt = new bool[ViewBlocks.Count];
        var detail = new float[ViewBlocks.Count];
        reference.CopyTo(grey, isLearnt, detail);
        var file = new ModelFileWriter(Magic, Version);
        file.Write((int)(fingerprint >> 32));
        file.Write((int)fingerprint);
        foreach (var value in (ReadOnlySpan<float>)[noise, x, y])
        {
            file.Write(value);
        }

        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            file.Write(isLearnt[block] ? 1 : 0);
            file.Write(detail[block]);
        }

        for (var pixel = 0; pixel < grey.Length; pixel += sizeof(int))
        {
            file.Write(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(grey.AsSpan(pixel)));
        }

        return file.Finish();
    }

    /// <returns>Noise and shift; null when the file was learnt for other zones, and nothing is taken over.</returns>
    public static (float Noise, float X, float Y)? Read(ReadOnlySpan<byte> bytes, ulong fingerprint, ViewReference reference)
    {
        var file = new ModelFileReader(bytes, Magic, Version);
        var found = ((ulong)(uint)file.ReadInt32() << 32) | (uint)file.ReadInt32();
        var kept = (Number(ref file, 255), Number(ref file, SightSample.Width), Number(ref file, SightSample.Width));
        var isLearnt = new bool[ViewBlocks.Count];
        var detail = new float[ViewBlocks.Count];
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            isLearnt[block] = file.ReadInt32() != 0;
            detail[block] = Number(ref file, 1000);
        }

        var grey = new byte[SightSample.Width * SightSample.Height];
        for (var pixel = 0; pixel < grey.Length; pixel += sizeof(int))
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(grey.AsSpan(pixel), file.ReadInt32());
        }

        file.Finish();
        if (found != fingerprint)
        {
            return null;
        }

        reference.Restore(grey, isLearnt, detail);
        return kept;
    }

    private static float Number(ref ModelFileReader file, float most) => file.ReadSingle() is var value && MathF.Abs(value) <= most
        ? value
        : throw new ModelFileException($"a value of {value} is not possible");
}
