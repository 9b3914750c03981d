using System.Runtime.Intrinsics.X86;

namespace ShelfEdge.Vision.Detection;

/// <summary>What the processor means for quantized models.</summary>
internal static class QuantizedKernels
{
    private const int Avx512Vnni = 1 << 11;
    private const int AvxVnni = 1 << 4;

    /// <summary>
    /// Whether ONNX Runtime would by itself use a kernel that adds pairs of products in 16 bits, where they saturate: on x64
    /// without the VNNI instructions. Its exact kernel is slower, and on a processor with VNNI it would be so for nothing.
    /// </summary>
    public static bool Saturate { get; } = X86Base.IsSupported && !HasVnni();

    // Leaf 7 of CPUID: bit 11 of ECX in subleaf 0, bit 4 of EAX in subleaf 1.
    private static bool HasVnni()
    {
        const int Features = 7;
        if (X86Base.CpuId(0, 0).Eax < Features)
        {
            return false;
        }

        var (lastSubleaf, _, flags, _) = X86Base.CpuId(Features, 0);
        return (flags & Avx512Vnni) != 0 || (lastSubleaf >= 1 && (X86Base.CpuId(Features, 1).Eax & AvxVnni) != 0);
    }
}
